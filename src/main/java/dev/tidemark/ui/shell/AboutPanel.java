package dev.tidemark.ui.shell;

import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Parts;
import dev.tidemark.ui.view.WindowIcons;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Which program this is, and what it is made of. */
final class AboutPanel extends VBox {
    private static final double ICON = 64;

    AboutPanel(Messages messages, Parts parts) {
        getStyleClass().add("about");
        ImageView icon = new ImageView(WindowIcons.large());
        icon.setFitWidth(ICON);
        icon.setFitHeight(ICON);
        Label name = wrapped(messages.text("about.version", parts.version()), "about-name");
        Label what = wrapped(messages.text("product.text"), "about-what");
        Label licence = wrapped(messages.text("about.licence"), "sub-text");
        VBox texts = new VBox(name, what, licence);
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox head = new HBox(icon, texts);
        head.getStyleClass().add("about-head");
        head.setAlignment(Pos.CENTER_LEFT);
        VBox made = new VBox();
        made.getStyleClass().add("about-parts");
        for (Parts.Part part : parts.parts()) {
            made.getChildren().addAll(
                    wrapped(part.name() + " " + part.version(), "about-part"), wrapped(part.licence(), "sub-text"));
        }
        ScrollPane scroll = new ScrollPane(made);
        scroll.getStyleClass().add("key-scroll");
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(messages.text("about.parts"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label madeOf = new Label(messages.text("about.parts"));
        madeOf.getStyleClass().add("section");
        getChildren().addAll(head, madeOf, scroll);
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}

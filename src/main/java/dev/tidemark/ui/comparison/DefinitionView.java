package dev.tidemark.ui.comparison;

import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/** A definition on one side, with what the other side lacks marked. */
final class DefinitionView extends VBox {
    private final Label name = new Label();
    private final TextFlow flow = new TextFlow();
    private String text = "";

    DefinitionView(Messages messages) {
        getStyleClass().add("definition");
        name.getStyleClass().addAll("section", "value");
        name.setMinWidth(0);
        Button copy = new Button("", new FontIcon("mdal-content_copy"));
        copy.getStyleClass().addAll("flat", "small", "button-icon");
        copy.setAccessibleText(messages.text("compare.copyDefinition"));
        copy.setTooltip(new Tooltip(messages.text("compare.copyDefinition")));
        copy.setOnAction(event -> Clip.copy(text));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(name, gap, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        flow.getStyleClass().add("definition-text");
        ScrollPane scroll = new ScrollPane(flow);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("definition-scroll");
        scroll.setMinHeight(64);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        setMinWidth(0);
        getChildren().addAll(head, scroll);
    }

    /** Shows a definition. */
    void show(String side, List<TextDiff.Piece> pieces) {
        name.setText(side);
        StringBuilder whole = new StringBuilder();
        flow.getChildren().clear();
        for (TextDiff.Piece piece : pieces) {
            Text shown = new Text(piece.text());
            shown.getStyleClass().add("tok");
            if (piece.differs()) {
                shown.getStyleClass().add("differs");
            }
            flow.getChildren().add(shown);
            whole.append(piece.text());
        }
        text = whole.toString();
        flow.setAccessibleText(side + ": " + text);
    }

    /** Says that there is nothing on this side. */
    void nothing(String side, String words) {
        name.setText(side);
        Text shown = new Text(words);
        shown.getStyleClass().addAll("tok", "comment");
        flow.getChildren().setAll(shown);
        text = "";
        flow.setAccessibleText(side + ": " + words);
    }
}

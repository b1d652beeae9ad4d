package dev.tidemark.ui.control;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Wrapping;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What happened, what state the database is in, and what to do; the details can be copied. */
public final class FailurePanel extends HBox {
    private final Wrapping buttons = new Wrapping();

    /** Of {@code failure}. */
    public FailurePanel(Messages messages, Failure failure) {
        getStyleClass().add("failure-panel");
        setMaxHeight(USE_PREF_SIZE);
        FailureText words = new FailureText(messages);
        VBox texts = new VBox();
        texts.getStyleClass().add("failure-texts");
        add(texts, words.what(failure), "failure-what");
        add(texts, failure.databaseState(), "failure-state");
        add(texts, words.advice(failure), "failure-advice");
        Button copy = new Button(messages.text("copy.details"), new FontIcon("mdal-content_copy"));
        copy.setTooltip(new Tooltip(messages.text("copy.details.tip")));
        copy.setId("copyDetails");
        copy.getStyleClass().add("small");
        copy.setOnAction(event -> Clip.copy(words.details(failure)));
        buttons.getStyleClass().add("failure-buttons");
        buttons.getChildren().add(copy);
        texts.getChildren().add(buttons);
        setHgrow(texts, Priority.ALWAYS);
        getChildren().addAll(new FontIcon("mdal-error_outline"), texts);
    }

    /** Adds a way out, before the one that copies. */
    public FailurePanel with(Button button) {
        button.getStyleClass().add("small");
        buttons.getChildren().addFirst(button);
        return this;
    }

    private static void add(VBox texts, String text, String style) {
        if (!text.isEmpty()) {
            Label label = new Label(text);
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.getStyleClass().add(style);
            texts.getChildren().add(label);
        }
    }
}

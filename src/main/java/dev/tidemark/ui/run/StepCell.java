package dev.tidemark.ui.run;

import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.view.Messages;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A step while it runs. */
final class StepCell extends ListCell<RunStep> {
    private final RunWords words;
    private final FontIcon icon = new FontIcon("mdmz-radio_button_unchecked");
    private final Label title = new Label();
    private final Label sub = new Label();
    private final Label time = new Label();
    private final HBox box = new HBox();

    StepCell(Messages messages) {
        words = new RunWords(messages);
        getStyleClass().add("step-cell");
        icon.getStyleClass().add("step-icon");
        title.getStyleClass().add("title-text");
        sub.getStyleClass().addAll("sub-text", "value");
        time.getStyleClass().add("when-text");
        time.setMinWidth(USE_PREF_SIZE);
        VBox texts = new VBox(title, sub);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("step-box");
        box.getChildren().addAll(icon, texts, time);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable RunStep step, boolean empty) {
        super.updateItem(step, empty);
        if (empty || step == null) {
            setGraphic(null);
            return;
        }
        icon.setIconLiteral(switch (step.progress()) {
            case WAITING -> "mdmz-radio_button_unchecked";
            case RUNNING -> "mdmz-play_circle_outline";
            case SENT -> "mdal-check_circle_outline";
            case DONE, TRIED -> "mdal-check_circle";
            case UNDONE -> "mdmz-undo";
            case FAILED -> "mdal-cancel";
            case NOT_RUN -> "mdmz-remove_circle_outline";
        });
        for (RunStep.Progress progress : RunStep.Progress.values()) {
            String name = progress.name().toLowerCase(Locale.ROOT).replace('_', '-');
            box.pseudoClassStateChanged(PseudoClass.getPseudoClass(name), progress == step.progress());
        }
        title.setText(step.step().title());
        sub.setText(step.step().revision().id() + "  ·  " + words.step(step));
        time.setText(step.ran() ? Times.duration(step.milliseconds()) : "");
        setAccessibleText(step.step().title() + ", " + words.step(step));
        setGraphic(box);
    }
}

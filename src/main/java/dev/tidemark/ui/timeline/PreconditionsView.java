package dev.tidemark.ui.timeline;

import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Preconditions;
import dev.tidemark.domain.plan.Preconditions.Line;
import dev.tidemark.ui.control.FailureText;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.timeline.DetailViewModel.Conditions;
import dev.tidemark.ui.view.Messages;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A revision's preconditions in words, each with its answer where it was asked. */
final class PreconditionsView {
    private static final double INDENT = 18;

    private final VBox box;
    private final Messages messages;
    private final Button ask = new Button();
    private final VBox lines = new VBox();
    private final Label end = text("", "sub-text");

    PreconditionsView(VBox box, Messages messages, Runnable evaluate) {
        this.box = box;
        this.messages = messages;
        ask.setId("evaluate");
        ask.getStyleClass().add("small");
        ask.setMinWidth(Region.USE_PREF_SIZE);
        ask.setText(messages.text("detail.preconditions.ask"));
        ask.setTooltip(new Tooltip(messages.text("detail.preconditions.ask.tip")));
        ask.setOnAction(event -> evaluate.run());
        Label head = text(messages.text("detail.preconditions"), "section");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox top = new HBox(head, between, ask);
        top.setAlignment(Pos.CENTER_LEFT);
        lines.getStyleClass().add("precondition-lines");
        end.setId("preconditionsEnd");
        box.getChildren().setAll(top, lines, end);
    }

    void show(Conditions conditions) {
        boolean there = !(conditions instanceof Conditions.None);
        box.setVisible(there);
        box.setManaged(there);
        ask.setDisable(conditions instanceof Conditions.Asking);
        switch (conditions) {
            case Conditions.None none -> lines.getChildren().clear();
            case Conditions.Asking asking -> end.setText(messages.text("detail.preconditions.asking"));
            case Conditions.Failed failed -> {
                FailureText words = new FailureText(messages);
                end.setText(words.what(failed.failure()) + " " + words.advice(failed.failure()));
            }
            case Conditions.Known known -> show(known.preconditions());
        }
    }

    private void show(Preconditions preconditions) {
        lines.getChildren().setAll(preconditions.lines().stream().map(this::line).toList());
        String what = preconditions.asked()
                ? messages.text("plan.precondition." + word(preconditions.result()))
                : messages.text("detail.preconditions.else." + word(preconditions.consequence()));
        end.setText(preconditions.asked()
                ? what + " " + messages.text(
                        "detail.preconditions.took", Times.duration(preconditions.milliseconds()),
                        Times.time(LocalDateTime.now(ZoneId.systemDefault())))
                : what);
    }

    /** As the messages have it. */
    private static String word(PreconditionResult result) {
        return result.word();
    }

    private Node line(Line line) {
        String kind = line.answer().name().toLowerCase(Locale.ROOT).replace('_', '-');
        FontIcon icon = new FontIcon(switch (line.answer()) {
            case NOT_ASKED -> "mdmz-radio_button_unchecked";
            case HOLDS -> "mdal-check_circle";
            case FAILS -> "mdal-cancel";
            case ERROR -> "mdal-error_outline";
            case OWN_CODE -> "mdal-help_outline";
        });
        VBox texts = new VBox(text(line.words(), "fact-value"));
        String why = switch (line.answer()) {
            case NOT_ASKED -> "";
            case HOLDS -> messages.text("detail.preconditions.holds");
            case FAILS -> line.why().isEmpty()
                    ? messages.text("detail.preconditions.fails")
                    : messages.text("detail.preconditions.fails.why", line.why());
            case ERROR -> messages.text("detail.preconditions.error", line.why());
            case OWN_CODE -> messages.text("detail.preconditions.ownCode");
        };
        if (!why.isEmpty()) {
            texts.getChildren().add(text(why, "sub-text"));
        }
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox row = new HBox(icon, texts);
        row.getStyleClass().addAll("precondition", "answer-" + kind);
        row.setPadding(new Insets(0, 0, 0, line.depth() * INDENT));
        return row;
    }

    private static Label text(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}

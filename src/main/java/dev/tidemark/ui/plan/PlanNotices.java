package dev.tidemark.ui.plan;

import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Stop;
import dev.tidemark.ui.view.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands against a plan, each with its ways out, and what is good to know. */
final class PlanNotices {
    private final PlanViewModel model;
    private final Messages messages;
    private final PlanWords words;
    private final Runnable save;

    PlanNotices(PlanViewModel model, Messages messages, Runnable save) {
        this.model = model;
        this.messages = messages;
        this.words = new PlanWords(messages);
        this.save = save;
    }

    /** Something that stands against it. */
    Node of(Blocker blocker) {
        return notice(blocker.message(), words.advice(blocker), "blocker", ways(blocker));
    }

    /** Something to know. */
    Node note(String text) {
        return notice(text, "", "note", List.of());
    }

    private List<Button> ways(Blocker blocker) {
        List<Button> ways = new ArrayList<>();
        switch (blocker.reason()) {
            case EDITED -> ways.add(button("plan.acceptEdits", model::acceptEdits));
            case CONTEXTS -> ways.add(button("plan.allContexts", model::useAllContexts));
            case NOT_REVERSIBLE -> {
                Plan plan = model.planProperty().get();
                Stop stop = plan == null ? null : plan.stopsBefore();
                if (stop != null && stop.reachable() > 0) {
                    ways.add(button("plan.asFar", model::asFarAsPossible));
                }
                if (stop != null) {
                    ways.add(button("plan.unmark", model::markAsNotApplied));
                }
            }
            case SERVER -> {
                Plan plan = model.planProperty().get();
                if (plan != null && !plan.isEmpty()) {
                    ways.add(button("plan.save.way", save));
                }
            }
            case CHANGELOG, PRECONDITION -> ways.add(button("plan.again", model::make));
            case IN_DOUBT -> ways.add(button("plan.recover", model::recover));
            case DIRECTION, EXCLUDED, OLD_TABLES -> ways.add(button("plan.back", model::back));
        }
        return ways;
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(messages.text(key));
        button.getStyleClass().add("small");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Node notice(String text, String advice, String kind, List<Button> ways) {
        VBox texts = new VBox(wrapped(text));
        texts.getChildren().getFirst().getStyleClass().add("notice-text");
        texts.getStyleClass().add("notice-texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        if (!advice.isEmpty()) {
            texts.getChildren().add(wrapped(advice));
        }
        if (!ways.isEmpty()) {
            FlowPane buttons = new FlowPane();
            buttons.getStyleClass().add("notice-ways");
            buttons.getChildren().addAll(ways);
            texts.getChildren().add(buttons);
        }
        HBox box = new HBox(new FontIcon(kind.equals("blocker") ? "mdal-block" : "mdal-info"), texts);
        box.getStyleClass().addAll("notice", "notice-" + kind);
        return box;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}

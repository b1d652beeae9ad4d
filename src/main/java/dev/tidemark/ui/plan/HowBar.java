package dev.tidemark.ui.plan;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.ui.view.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says how a plan will run, and leads to choosing that and to trying it. Not there where there is nothing to run. */
public final class HowBar extends HBox {
    private final Label now = new Label();
    private final Label warning = new Label();
    private final Button change = new Button();
    private final Button trial = new Button();
    private final StackPane trialPlace = new StackPane(trial);
    private final Tooltip whyNot = new Tooltip();

    /** Empty; see {@link #show}. */
    public HowBar() {
        setId("how");
        getStyleClass().add("how-bar");
        setAlignment(Pos.CENTER_LEFT);
        now.setId("howNow");
        now.getStyleClass().add("how-now");
        warning.setId("howWarning");
        warning.getStyleClass().add("how-warning");
        warning.setGraphic(new FontIcon("mdmz-warning"));
        for (Label label : new Label[]{now, warning}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.setMinWidth(0);
        }
        VBox texts = new VBox(now, warning);
        texts.setMinWidth(0);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        change.setId("howItRuns");
        change.setGraphic(new FontIcon("mdmz-tune"));
        trial.setId("trialRun");
        trial.setGraphic(new FontIcon("mdal-history_toggle_off"));
        for (Button button : new Button[]{change, trial}) {
            button.getStyleClass().addAll("flat", "small");
            button.setMinWidth(USE_PREF_SIZE);
        }
        trialPlace.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(change, texts, trialPlace);
    }

    /** Follows {@code model} from now on. */
    void show(PlanViewModel model, Messages messages) {
        change.setText(messages.text("how.change"));
        change.setTooltip(new Tooltip(messages.text("how.change.tip")));
        change.setOnAction(event -> model.howItRuns());
        trial.setText(messages.text("how.trial"));
        trial.setTooltip(new Tooltip(messages.text("how.trial.tip")));
        trial.setOnAction(event -> model.trialRun());
        Runnable follow = () -> follow(model, messages);
        model.how().nowProperty().subscribe(follow);
        model.planProperty().subscribe(follow);
        model.stateProperty().subscribe(follow);
        follow.run();
    }

    private void follow(PlanViewModel model, Messages messages) {
        Plan plan = model.planProperty().get();
        boolean there = model.howDraft() != null
                && plan != null
                && !plan.steps().stream().allMatch(step -> step.kind().recordOnly());
        setVisible(there);
        setManaged(there);
        now.setText(String.join("  ·  ", model.how().words()));
        change.setAccessibleText(messages.text("how.change.spoken", String.join(", ", model.how().words())));
        String said = model.how().warning();
        warning.setText(said);
        warning.setVisible(!said.isEmpty());
        warning.setManaged(!said.isEmpty());
        Failure why = model.whyNoTrial();
        trial.setDisable(why != null);
        trial.setAccessibleHelp(why == null ? messages.text("how.trial.tip") : why.sentences());
        Tooltip.uninstall(trialPlace, whyNot);
        if (why != null) {
            whyNot.setText(messages.text("how.trial.not", (why.what() + " " + why.advice()).strip()));
            Tooltip.install(trialPlace, whyNot);
        }
    }
}

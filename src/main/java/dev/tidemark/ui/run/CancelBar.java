package dev.tidemark.ui.run;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.ui.view.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** How a run can be stopped, and what that would leave behind. */
public final class CancelBar extends HBox {
    private final Label words = new Label();
    private final Button pause = new Button();
    private final Button after = new Button();
    private final Button now = new Button();
    private final Button cut = new Button();

    /** Empty; see {@link #show}. */
    public CancelBar() {
        getStyleClass().add("actionbar");
        setAlignment(Pos.CENTER_LEFT);
        words.getStyleClass().add("sub-text");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        pause.setId("pauseFill");
        pause.setGraphic(new FontIcon("mdmz-pause"));
        after.setId("cancelAfter");
        now.setId("cancelNow");
        now.getStyleClass().add("danger");
        cut.setId("cut");
        cut.getStyleClass().add("danger");
        for (Button button : new Button[]{pause, after, now, cut}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(words, pause, after, now, cut);
    }

    /** Stops {@code run} from now on. */
    void show(RunViewModel run, Messages messages) {
        label(pause, messages, "run.cancel.pause", run::pause);
        label(after, messages, "run.cancel.after", run::cancelAfterRevision);
        label(now, messages, "run.cancel.now", run::cancelNow);
        label(cut, messages, "run.cancel.cut", run::cut);
        Runnable follow = () -> follow(run, messages);
        run.wishProperty().subscribe(follow);
        run.stuckProperty().subscribe(follow);
        run.live().stepProperty().subscribe(follow);
        run.live().pausedProperty().subscribe(follow);
        // In one transaction, to stop later would undo just as much.
        after.setVisible(!run.order().allOrNothing());
        after.setManaged(!run.order().allOrNothing());
        follow.run();
    }

    private static void label(Button button, Messages messages, String key, Runnable action) {
        button.setText(messages.text(key));
        button.setTooltip(new Tooltip(messages.text(key + ".tip")));
        button.setOnAction(event -> action.run());
    }

    private void follow(RunViewModel run, Messages messages) {
        CancelToken.Wish wish = run.wishProperty().get();
        boolean stuck = run.stuckProperty().get();
        Step running = run.live().stepProperty().get();
        boolean batches = running != null && running.conditions().fill() != null;
        pause.setVisible(batches);
        pause.setManaged(batches);
        pause.setDisable(wish == CancelToken.Wish.AFTER_BATCH || wish == CancelToken.Wish.NOW);
        after.setDisable(wish != CancelToken.Wish.NONE);
        boolean paused = run.live().pausedProperty().get();
        String key =
                run.order().isTrial() ? "run.cancel.now.trial" : paused ? "run.cancel.now.paused" : "run.cancel.now";
        now.setText(messages.text(key));
        now.getTooltip().setText(messages.text(key + ".tip"));
        now.setDisable(wish == CancelToken.Wish.NOW);
        cut.setVisible(stuck);
        cut.setManaged(stuck);
        words.setText(switch (wish) {
            case NONE -> run.live().afterCancelling();
            case AFTER_REVISION -> messages.text("run.wish.AFTER_REVISION");
            case AFTER_BATCH -> messages.text(batches ? "run.wish.AFTER_BATCH" : "run.wish.AFTER_REVISION");
            case NOW -> messages.text(stuck ? "run.wish.stuck" : "run.wish.NOW");
        });
    }

    /** What gets the focus first; null where all there is would stop it at once. */
    @Nullable
    Node first() {
        return after.isVisible() ? after : null;
    }
}

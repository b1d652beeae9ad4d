package dev.tidemark.ui.run;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.RunPlan;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.ui.run.RunStep.Progress;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A run: how far it is, what it says, how it ended. */
public final class RunViewModel {
    private static final int TICK_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Workspace workspace;
    private final Plan plan;
    private final Navigator navigator;
    private final Messages messages;
    private final InstantSource clock;
    private final CancelToken cancel = new CancelToken();
    private final ObservableList<RunStep> steps = FXCollections.observableArrayList();
    private final LiveViewModel live;
    private final ReadOnlyObjectWrapper<@Nullable RunOutcome> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CancelToken.Wish> wish = new ReadOnlyObjectWrapper<>(CancelToken.Wish.NONE);
    private final ReadOnlyBooleanWrapper stuck = new ReadOnlyBooleanWrapper();
    private Runnable stopClock = () -> {};
    private @Nullable Instant asked;

    /** For {@code plan}; nothing is sent before {@link #start}. */
    public RunViewModel(Workspace workspace, Plan plan, Navigator navigator, Messages messages, InstantSource clock) {
        this.workspace = workspace;
        this.plan = plan;
        this.navigator = navigator;
        this.messages = messages;
        this.clock = clock;
        this.live = new LiveViewModel(plan, messages, clock);
        plan.steps().forEach(step -> steps.add(new RunStep(step, Progress.WAITING, 0, "")));
    }

    /** Runs it. */
    public void start(RunPlan runPlan, Agreement agreement) {
        live.begin();
        stopClock = workspace.tasks().every(TICK_MILLIS, this::tick);
        RunListener listener = RunEvent.to(workspace.tasks().relay(this::heard));
        workspace.tasks().run(
                () -> runPlan.run(workspace.database(), plan, RunSettings.USUAL, agreement, listener, cancel),
                this::ended,
                failure -> ended(new RunOutcome(RunOutcome.Result.FAILED, List.of(), failure)),
                () -> navigator.changed(workspace));
    }

    private void heard(List<RunEvent> events) {
        events.forEach(this::heard);
    }

    private void heard(RunEvent event) {
        if (event instanceof RunEvent.StepStarted started) {
            steps.set(started.index(), steps.get(started.index()).at(Progress.RUNNING));
        } else if (event instanceof RunEvent.StepEnded done) {
            RunOutcome.Done what = done.done();
            steps.set(
                    done.index(),
                    new RunStep(steps.get(done.index()).step(), Progress.DONE, what.milliseconds(), what.effect()));
        }
        live.heard(event);
    }

    private void ended(RunOutcome how) {
        Progress next = how.result() == RunOutcome.Result.FAILED ? Progress.FAILED : Progress.NOT_RUN;
        for (int i = 0; i < steps.size(); i++) {
            RunStep step = steps.get(i);
            if (step.progress() == Progress.RUNNING) {
                steps.set(i, step.at(next));
            } else if (step.progress() == Progress.WAITING) {
                steps.set(i, step.at(Progress.NOT_RUN));
            }
        }
        stopClock.run();
        Failure failure = how.failure();
        live.say(messages.text("run.log." + how.result().word()));
        if (failure != null) {
            String what = how.result() == RunOutcome.Result.CANCELLED ? "" : failure.what() + " ";
            live.say((what + failure.databaseState()).strip());
        }
        live.ended(how.result() == RunOutcome.Result.COMPLETED);
        stuck.set(false);
        outcome.set(how);
    }

    private void tick() {
        live.tick();
        Instant since = asked;
        stuck.set(since != null && Duration.between(since, clock.instant()).compareTo(PATIENCE) > 0);
    }

    /** Asks to stop before the next revision. */
    public void cancelAfterRevision() {
        cancel.afterRevision();
        live.say(messages.text("run.log.cancelAfter"));
        wish.set(cancel.wish());
    }

    /** Asks to stop before the next batch; the fill goes on there the next time. */
    public void pause() {
        cancel.afterBatch();
        live.say(messages.text("run.log.pause"));
        wish.set(cancel.wish());
    }

    /** Asks to cancel the statement that runs now. */
    public void cancelNow() {
        if (cancel.wish() != CancelToken.Wish.NOW) {
            cancel.now();
            asked = clock.instant();
            live.say(messages.text("run.log.cancelNow"));
        }
        wish.set(cancel.wish());
    }

    /** Cuts the connection, where the server does not even answer that it cancels. */
    public void cut() {
        live.say(messages.text("run.log.cut"));
        workspace.abandon();
    }

    /** What is shown of its end, or null while it runs. */
    public @Nullable ResultViewModel result(ResultViewModel.UseCases useCases) {
        RunOutcome how = outcome.get();
        Instant from = live.began() == null ? clock.instant() : live.began();
        return how == null
                ? null
                : new ResultViewModel(
                        new ResultViewModel.Ended(plan, how, steps, live.log(), from, live.milliseconds()), workspace,
                        navigator, messages,
                        useCases);
    }

    /** Whether it still runs. */
    public boolean running() {
        return outcome.get() == null;
    }

    /** The plan that runs. */
    public Plan plan() {
        return plan;
    }

    /** Its steps, each with how far it is. */
    public ObservableList<RunStep> steps() {
        return steps;
    }

    /** What it does now. */
    public LiveViewModel live() {
        return live;
    }

    /** What was said so far. */
    public ObservableList<String> log() {
        return live.log();
    }

    /** When it began, or null before. */
    public @Nullable Instant began() {
        return live.began();
    }

    /** How many of its steps are committed. */
    public int stepsDone() {
        return (int) steps.stream().filter(s -> s.progress() == Progress.DONE).count();
    }

    /** How long it took so far, in milliseconds. */
    public long milliseconds() {
        return live.milliseconds();
    }

    /** How it ended, or null while it runs. */
    public ReadOnlyObjectProperty<@Nullable RunOutcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** How soon it was asked to stop. */
    public ReadOnlyObjectProperty<CancelToken.Wish> wishProperty() {
        return wish.getReadOnlyProperty();
    }

    /** Whether it was asked to cancel a while ago, and the server has not answered since. */
    public ReadOnlyBooleanProperty stuckProperty() {
        return stuck.getReadOnlyProperty();
    }
}

package dev.tidemark.ui.run;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.RunPlan;
import dev.tidemark.application.TryPlan;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.TrialOutcome;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.ui.run.RunStep.Progress;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.RunOrder;
import dev.tidemark.ui.view.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final RunOrder order;
    private final Navigator navigator;
    private final Messages messages;
    private final InstantSource clock;
    private final CancelToken cancel = new CancelToken();
    private final ObservableList<RunStep> steps = FXCollections.observableArrayList();
    private final LiveViewModel live;
    private final TimingLog timings = new TimingLog();
    private final ReadOnlyObjectWrapper<@Nullable RunOutcome> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CancelToken.Wish> wish = new ReadOnlyObjectWrapper<>(CancelToken.Wish.NONE);
    private final ReadOnlyBooleanWrapper stuck = new ReadOnlyBooleanWrapper();
    private Runnable stopClock = () -> {};
    private @Nullable Instant asked;
    private @Nullable TrialOutcome trial;

    /** For {@code order}; nothing is sent before {@link #start} or {@link #startTrial}. */
    public RunViewModel(
            Workspace workspace, RunOrder order, Navigator navigator, Messages messages, InstantSource clock) {
        this.workspace = workspace;
        this.order = order;
        this.navigator = navigator;
        this.messages = messages;
        this.clock = clock;
        this.live = new LiveViewModel(order, messages, clock);
        order.plan().steps().forEach(step -> steps.add(new RunStep(step, Progress.WAITING, 0, "")));
    }

    /** Runs it. */
    public void start(RunPlan runPlan, Agreement agreement) {
        RunListener listener = begin();
        workspace.tasks().run(
                () -> runPlan.run(
                        workspace.database(), order.plan(), order.settings(), agreement, listener, cancel),
                this::ended,
                failure -> ended(new RunOutcome(RunOutcome.Result.FAILED, List.of(), failure)),
                () -> navigator.changed(workspace));
    }

    /** Tries it. */
    public void startTrial(TryPlan tryPlan, Agreement agreement) {
        RunListener listener = begin();
        Duration limit = Objects.requireNonNull(order.trial());
        workspace.tasks().run(
                () -> tryPlan.run(workspace.database(), order.plan(), limit, agreement, listener, cancel),
                how -> {
                    trial = how;
                    ended(new RunOutcome(how.result(), List.of(), how.failure()));
                },
                failure -> ended(new RunOutcome(RunOutcome.Result.FAILED, List.of(), failure)),
                () -> navigator.changed(workspace));
    }

    private RunListener begin() {
        live.begin();
        stopClock = workspace.tasks().every(TICK_MILLIS, this::tick);
        return RunEvent.to(workspace.tasks().relay(this::heard));
    }

    private void heard(List<RunEvent> events) {
        events.forEach(this::heard);
    }

    private void heard(RunEvent event) {
        switch (event) {
            case RunEvent.StepStarted started ->
                steps.set(started.index(), steps.get(started.index()).at(Progress.RUNNING));
            case RunEvent.StepEnded done -> {
                RunOutcome.Done what = done.done();
                Progress kept = order.keepsLater() ? Progress.SENT : Progress.DONE;
                steps.set(
                        done.index(),
                        new RunStep(steps.get(done.index()).step(), kept, what.milliseconds(), what.effect()));
            }
            case RunEvent.Committed now -> move(Progress.SENT, Progress.DONE, now.done());
            case RunEvent.WaitsForLock waits -> {
                for (int i = waits.pause().from(); i < steps.size(); i++) {
                    if (steps.get(i).progress() == Progress.SENT || steps.get(i).progress() == Progress.RUNNING) {
                        steps.set(i, new RunStep(steps.get(i).step(), Progress.WAITING, 0, ""));
                    }
                }
            }
            default -> {}
        }
        timings.heard(event);
        live.heard(event);
    }

    /** Moves the steps that are that far on, where they are among {@code these}. */
    private void move(Progress from, Progress to, List<RunOutcome.Done> these) {
        Set<RevisionId> revisions = these.stream().map(RunOutcome.Done::revision).collect(Collectors.toSet());
        for (int i = 0; i < steps.size(); i++) {
            RunStep step = steps.get(i);
            if (step.progress() == from && revisions.contains(step.step().revision())) {
                steps.set(i, step.at(to));
            }
        }
    }

    private void ended(RunOutcome how) {
        move(Progress.SENT, Progress.DONE, how.done());
        for (int i = 0; i < steps.size(); i++) {
            RunStep step = steps.get(i);
            Progress now = end(step.progress(), how.result());
            if (now != step.progress()) {
                steps.set(i, step.at(now));
            }
        }
        stopClock.run();
        Failure failure = how.failure();
        live.say(messages.text((order.isTrial() ? "run.log.trial." : "run.log.") + how.result().word()));
        if (failure != null) {
            String what = how.result() == RunOutcome.Result.CANCELLED ? "" : failure.what() + " ";
            live.say((what + failure.databaseState()).strip());
        }
        live.ended(how.result() == RunOutcome.Result.COMPLETED);
        stuck.set(false);
        outcome.set(how);
    }

    private Progress end(Progress now, RunOutcome.Result result) {
        boolean completed = result == RunOutcome.Result.COMPLETED;
        return switch (now) {
            case WAITING -> Progress.NOT_RUN;
            case RUNNING -> result == RunOutcome.Result.FAILED ? Progress.FAILED : Progress.NOT_RUN;
            case SENT -> order.isTrial() ? Progress.TRIED : completed ? Progress.DONE : Progress.UNDONE;
            default -> now;
        };
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
                        new ResultViewModel.Ended(
                                order, how, trial, steps, new ResultViewModel.Told(live.log(), timings()), from,
                                live.milliseconds()),
                        workspace, navigator, messages, useCases);
    }

    private List<RunTiming> timings() {
        return trial == null ? timings.all() : TimingLog.of(trial);
    }

    /** Whether it still runs. */
    public boolean running() {
        return outcome.get() == null;
    }

    /** What is run, and how. */
    public RunOrder order() {
        return order;
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

    /** How many of its steps ran well, committed or not yet. */
    public int stepsDone() {
        return (int) steps.stream().filter(RunStep::ran).count();
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

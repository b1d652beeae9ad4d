package dev.tidemark.ui.run;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.RunPlan;
import dev.tidemark.application.SaveReport;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.run.RunStep.Progress;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A run: how far it is, what it says, how it ended. */
public final class RunViewModel {
    private final Workspace workspace;
    private final Plan plan;
    private final Navigator navigator;
    private final Messages messages;
    private final InstantSource clock;
    private final CancelToken cancel = new CancelToken();
    private final ObservableList<RunStep> steps = FXCollections.observableArrayList();
    private final ObservableList<String> log = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable RunOutcome> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CancelToken.Wish> wish = new ReadOnlyObjectWrapper<>(CancelToken.Wish.NONE);
    private final ReadOnlyStringWrapper statement = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private @Nullable Instant began;
    private int statementsDone;
    private long took;

    /** For {@code plan}; nothing is sent before {@link #start}. */
    public RunViewModel(Workspace workspace, Plan plan, Navigator navigator, Messages messages, InstantSource clock) {
        this.workspace = workspace;
        this.plan = plan;
        this.navigator = navigator;
        this.messages = messages;
        this.clock = clock;
        plan.steps().forEach(step -> steps.add(new RunStep(step, Progress.WAITING, 0, "")));
    }

    /** Runs it. */
    public void start(RunPlan runPlan, Agreement agreement) {
        began = clock.instant();
        log.add(messages.text("run.log.begin", plan.steps().size(), plan.statementCount()));
        RunListener listener = RunEvent.to(workspace.tasks().relay(this::heard));
        workspace.tasks().run(
                () -> runPlan.run(workspace.database(), plan, agreement, listener, cancel),
                this::ended,
                failure -> ended(new RunOutcome(RunOutcome.Result.FAILED, List.of(), failure)),
                navigator::changed);
    }

    private void heard(List<RunEvent> events) {
        events.forEach(this::heard);
        tick();
    }

    private void heard(RunEvent event) {
        switch (event) {
            case RunEvent.StepStarted began -> {
                steps.set(began.index(), steps.get(began.index()).at(Progress.RUNNING));
                log.add(messages.text("run.log.step", began.step().title(), began.step().revision()));
            }
            case RunEvent.StatementStarted sent -> statement.set(sent.sql());
            case RunEvent.StatementEnded back -> {
                statementsDone++;
                progress.set(Math.min(1, statementsDone / (double) Math.max(1, plan.statementCount())));
                log.add(messages.text("run.log.statement", back.number(), Times.duration(back.milliseconds())));
            }
            case RunEvent.StepEnded done -> {
                RunOutcome.Done what = done.done();
                steps.set(
                        done.index(),
                        new RunStep(steps.get(done.index()).step(), Progress.DONE, what.milliseconds(), what.effect()));
                log.add(messages.text("run.log.committed", Times.duration(what.milliseconds())));
            }
        }
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
        tick();
        Failure failure = how.failure();
        log.add(messages.text("run.log." + how.result().word()) + (failure == null ? "" : " " + failure.what()));
        if (how.result() == RunOutcome.Result.COMPLETED) {
            progress.set(1);
        }
        statement.set("");
        took = began == null ? 0 : Duration.between(began, clock.instant()).toMillis();
        outcome.set(how);
    }

    /** Moves the clock on; called now and then while it runs. */
    public void tick() {
        Instant from = began;
        if (from != null && outcome.get() == null) {
            elapsed.set(Times.duration(Duration.between(from, clock.instant()).toMillis()));
        }
    }

    /** Asks to stop before the next revision. */
    public void cancelAfterRevision() {
        cancel.afterRevision();
        wish.set(cancel.wish());
    }

    /** Asks to cancel the statement that runs now. */
    public void cancelNow() {
        cancel.now();
        wish.set(cancel.wish());
    }

    /** Makes the plan again, as things stand now. */
    public void planAgain() {
        navigator.plan(plan.request());
    }

    /** Goes back to the timeline. */
    public void back() {
        navigator.timeline();
    }

    /** What is shown of its end, or null while it runs. */
    public @Nullable ResultViewModel result(SaveReport saveReport) {
        RunOutcome how = outcome.get();
        Instant from = began == null ? clock.instant() : began;
        return how == null
                ? null
                : new ResultViewModel(
                        new ResultViewModel.Ended(plan, how, steps, log, from, took), workspace, navigator, messages,
                        saveReport);
    }

    /** Whether it still runs. */
    public boolean running() {
        return outcome.get() == null;
    }

    /** What was run and how it went, as a text. */
    public String details() {
        return String.join("\n", log);
    }

    /** The plan that runs. */
    public Plan plan() {
        return plan;
    }

    /** Its steps, each with how far it is. */
    public ObservableList<RunStep> steps() {
        return steps;
    }

    /** What was said so far. */
    public ObservableList<String> log() {
        return log;
    }

    /** How it ended, or null while it runs. */
    public ReadOnlyObjectProperty<@Nullable RunOutcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** How soon it was asked to stop. */
    public ReadOnlyObjectProperty<CancelToken.Wish> wishProperty() {
        return wish.getReadOnlyProperty();
    }

    /** The statement that runs now; empty between statements. */
    public ReadOnlyStringProperty statementProperty() {
        return statement.getReadOnlyProperty();
    }

    /** How long it has been running. */
    public ReadOnlyStringProperty elapsedProperty() {
        return elapsed.getReadOnlyProperty();
    }

    /** How much of it is done, from 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }
}

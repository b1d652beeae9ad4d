package dev.tidemark.ui.run;

import dev.tidemark.application.SaveReport;
import dev.tidemark.application.ShowSource;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.outcome.TrialOutcome;
import dev.tidemark.domain.plan.Direction;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.ui.control.FailureText;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.RunOrder;
import dev.tidemark.ui.view.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** How a run ended: what is in the database now, what is not, and what can be done next. */
public final class ResultViewModel {
    /** Errors that say that what was to be made is there: PostgreSQL's and H2's (SQLSTATE). */
    private static final Set<String> THERE_ALREADY =
            Set.of("42P07", "42710", "42701", "42P06", "42S01", "42S11", "42S21", "90045", "90057", "90078");

    private static final Set<String> CAME_NEW = Set.of("executed", "markRan", "recorded", "unrecorded", "rolledBack");

    /**
     * What was heard of a run.
     *
     * @param log what was said
     * @param timings how long each statement took
     */
    public record Told(List<String> log, List<RunTiming> timings) {
        /** With its own copies of the lists. */
        public Told {
            log = List.copyOf(log);
            timings = List.copyOf(timings);
        }
    }

    /**
     * A run that ended.
     *
     * @param order what was to be done, and how
     * @param outcome how it ended
     * @param trial the same where it was a trial and was begun, or null
     * @param steps its steps, each with how far it came
     * @param told what was heard of it
     * @param startedAt when it began
     * @param milliseconds how long it took
     */
    public record Ended(
            RunOrder order, RunOutcome outcome, @Nullable TrialOutcome trial, List<RunStep> steps, Told told,
            Instant startedAt, long milliseconds) {
        /** With its own copy of the list. */
        public Ended {
            steps = List.copyOf(steps);
        }

        /** What was to be done. */
        public Plan plan() {
            return order.plan();
        }
    }

    /**
     * What the screen uses.
     *
     * @param report saves what a run did
     * @param source opens files
     * @param file where a revision stands: its file, relative to the project's search path
     */
    public record UseCases(SaveReport report, ShowSource source, Function<RevisionId, String> file) {}

    /** What can be done next. */
    public enum Way {
        /** Open the file that the statement came from. */
        FILE,
        /** Show who holds the lock. */
        LOCK,
        /** Record the revision that failed, because its work is there. */
        MARK,
        /** Plan to undo exactly what was committed. */
        UNDO,
        /** Plan to do again what was undone. */
        REDO,
        /** Name the position. */
        TAG,
        /** See what was left half done, and mend it. */
        RECOVER,
        /** Back to the plan that was tried. */
        TO_PLAN,
        /** Make the plan again, because it no longer holds. */
        PLAN_AGAIN,
        /** Make the plan again, for what is left. */
        RETRY,
        /** Go back to the timeline. */
        BACK
    }

    private final Ended ended;
    private final Workspace workspace;
    private final Navigator navigator;
    private final Messages messages;
    private final UseCases useCases;
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");

    /** Of {@code ended} on {@code workspace}. */
    public ResultViewModel(
            Ended ended, Workspace workspace, Navigator navigator, Messages messages, UseCases useCases) {
        this.ended = ended;
        this.workspace = workspace;
        this.navigator = navigator;
        this.messages = messages;
        this.useCases = useCases;
    }

    /** What can be done next, the likeliest last but the way back. */
    public List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        Result result = ended.outcome().result();
        Failure failure = ended.outcome().failure();
        if (failure instanceof Failure.LockHeld) {
            ways.add(Way.LOCK);
        }
        if (failure instanceof Failure.StatementFailed failed && failed.revision() != null) {
            ways.add(Way.FILE);
        }
        if (thereAlready()) {
            ways.add(Way.MARK);
        }
        if (!committed().isEmpty()) {
            ways.add(undoes() ? Way.REDO : Way.UNDO);
        }
        if (result == Result.COMPLETED && ended.plan().direction() == Direction.UP && !ended.order().isTrial()) {
            ways.add(Way.TAG);
        }
        if (doubtful()) {
            ways.add(Way.RECOVER);
        }
        if (ended.order().isTrial() && result != Result.REFUSED) {
            ways.add(Way.TO_PLAN);
        } else if (result == Result.REFUSED) {
            ways.add(Way.PLAN_AGAIN);
        } else if (result != Result.COMPLETED) {
            ways.add(Way.RETRY);
        }
        ways.add(Way.BACK);
        return ways;
    }

    /** Goes there. */
    public void go(Way way) {
        switch (way) {
            case LOCK -> navigator.lock();
            case FILE -> openFile();
            case MARK -> mark();
            case UNDO -> navigator.plan(back());
            case REDO -> navigator.plan(again());
            case TAG -> navigator.tag();
            case RECOVER -> navigator.recover();
            case PLAN_AGAIN, RETRY, TO_PLAN -> navigator.plan(ended.plan().request());
            case BACK -> navigator.timeline();
        }
    }

    /** What this run committed and what was not so before it; a revision that ran again is not among them. */
    private List<RevisionId> committed() {
        return ended.outcome().done().stream()
                .filter(done -> CAME_NEW.contains(done.effect()))
                .filter(done -> done.kind() != StepKind.TAG && done.kind() != StepKind.ACCEPT_EDIT)
                .map(RunOutcome.Done::revision)
                .toList();
    }

    /** Whether something may be left that is neither done nor undone: then it is looked at before anything is run again. */
    boolean doubtful() {
        Failure failure = ended.outcome().failure();
        if (ended.order().isTrial() || failure == null || ended.outcome().result() == Result.REFUSED) {
            return false;
        }
        boolean begun = failure instanceof Failure.Unexpected;
        return begun || ended.steps().stream().anyMatch(ResultViewModel::leftOpen);
    }

    /** A step that stopped the run, and whose statements commit one by one. */
    private static boolean leftOpen(RunStep step) {
        Step.Conditions conditions = step.step().conditions();
        return step.progress() == RunStep.Progress.FAILED
                && !conditions.transactional()
                && conditions.fill() == null
                && !step.step().kind().recordOnly();
    }

    /** Whether the run took something away. */
    private boolean undoes() {
        return ended.plan().steps().stream()
                .anyMatch(s -> s.kind() == StepKind.ROLLBACK || s.kind() == StepKind.UNSTAMP);
    }

    private PlanRequest back() {
        Target these = new Target.These(committed());
        return ended.plan().direction() == Direction.STAMP
                ? PlanRequest.stamp(these).removing()
                : PlanRequest.rollback(these);
    }

    private PlanRequest again() {
        Target these = new Target.These(committed());
        return ended.plan().direction() == Direction.STAMP ? PlanRequest.stamp(these) : PlanRequest.upgrade(these);
    }

    /** Whether the database says that what a revision was to make is there already. */
    public boolean thereAlready() {
        return ended.outcome().failure() instanceof Failure.StatementFailed failed
                && failed.revision() != null
                && failed.sqlState() != null
                && THERE_ALREADY.contains(failed.sqlState())
                && ended.plan().steps().stream()
                        .anyMatch(s -> s.kind() == StepKind.APPLY && s.revision().equals(failed.revision()));
    }

    private void mark() {
        if (ended.outcome().failure() instanceof Failure.StatementFailed failed && failed.revision() != null) {
            navigator.plan(PlanRequest.stamp(new Target.Named(failed.revision().toString())).justThat());
        }
    }

    private void openFile() {
        if (ended.outcome().failure() instanceof Failure.StatementFailed failed && failed.revision() != null) {
            String file = useCases.file().apply(failed.revision());
            // Aside, because a database that is slow must not hold an editor back.
            workspace.tasks().aside(
                    () -> useCases.source().show(workspace.database().project(), file, ShowSource.Way.OPEN),
                    path -> {},
                    navigator::failed,
                    () -> {});
        }
    }

    /** The statement that failed, or null. */
    public Failure.@Nullable StatementFailed failedStatement() {
        return ended.outcome().failure() instanceof Failure.StatementFailed failed && !failed.statement().isEmpty()
                ? failed
                : null;
    }

    /** What is committed and what is not, by revision: the first ones by name. */
    public String committedWords() {
        int left = ended.plan().steps().size() - ended.outcome().done().size();
        Failure failure = ended.outcome().failure();
        TrialOutcome trial = ended.trial();
        if (trial != null && trial.result() != Result.REFUSED) {
            String leaves = String.join(" ", trial.leaves());
            return (messages.text("run.trial.state") + " " + leaves).strip();
        }
        return switch (ended.outcome().result()) {
            case COMPLETED -> messages.text("run.state.completed");
            case REFUSED -> messages.text("run.state.refused");
            default -> failure != null && !failure.databaseState().isEmpty()
                    ? failure.databaseState()
                    : messages.text("run.state.partly", ended.outcome().done().size(), left);
        };
    }

    /** Everything that is known, for a report by hand. */
    public String details() {
        Failure failure = ended.outcome().failure();
        String log = String.join("\n", ended.told().log());
        return failure == null ? log : new FailureText(messages).details(failure) + "\n" + log;
    }

    /** Saves what it did. Says where, or shows why not. */
    public void saveReport(Path file, boolean rows) {
        saved.set("");
        SaveReport.Ended run = new SaveReport.Ended(
                ended.plan(), ended.outcome(), ended.startedAt(), ended.milliseconds());
        workspace.tasks().run(
                () -> useCases.report().save(workspace.database(), run, rows, file),
                replaced -> saved.set(messages.saved(file, replaced)),
                navigator::failed,
                () -> {});
    }

    /** How long it took, in words. */
    public String elapsed() {
        return Times.duration(ended.milliseconds());
    }

    /** The run. */
    public Ended ended() {
        return ended;
    }

    /** Where the report was saved, in words; empty before. */
    public ReadOnlyStringProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }
}

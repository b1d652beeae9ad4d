package dev.tidemark.ui.run;

import dev.tidemark.application.outcome.FillProgress;
import dev.tidemark.application.outcome.LockWait;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.plan.Step;
import java.util.List;
import java.util.function.Consumer;

/** What a run says while it goes on. */
sealed interface RunEvent {
    /** The step at {@code index} begins. */
    record StepStarted(int index, Step step) implements RunEvent {}

    /** A statement is about to be sent. */
    record StatementStarted(Step step, int number, String sql) implements RunEvent {}

    /** It came back. */
    record StatementEnded(Step step, int number, long milliseconds) implements RunEvent {}

    /** The statement waits for others, or no longer does: nobody then. */
    record Blocked(List<BlockingSession> sessions) implements RunEvent {}

    /** A batch of the step is committed. */
    record BatchEnded(Step step, FillProgress progress) implements RunEvent {}

    /** What was sent since the last commit is undone, because somebody holds a lock; it is tried again after a pause. */
    record WaitsForLock(LockWait pause) implements RunEvent {}

    /** The pause is over. */
    record TriesAgain(int attempt) implements RunEvent {}

    /** These steps are committed. */
    record Committed(List<RunOutcome.Done> done) implements RunEvent {}

    /** The step at {@code index} is run; committed as well, unless several are kept together. */
    record StepEnded(int index, RunOutcome.Done done) implements RunEvent {}

    /** A listener that passes everything on as events. */
    static RunListener to(Consumer<RunEvent> receiver) {
        return new RunListener() {
            @Override
            public void stepStarted(int index, int total, Step step) {
                receiver.accept(new StepStarted(index, step));
            }

            @Override
            public void statementStarted(Step step, int number, String sql) {
                receiver.accept(new StatementStarted(step, number, sql));
            }

            @Override
            public void statementEnded(Step step, int number, long milliseconds) {
                receiver.accept(new StatementEnded(step, number, milliseconds));
            }

            @Override
            public void blocked(List<BlockingSession> sessions) {
                receiver.accept(new Blocked(sessions));
            }

            @Override
            public void batchEnded(Step step, FillProgress progress) {
                receiver.accept(new BatchEnded(step, progress));
            }

            @Override
            public void waitsForLock(LockWait wait) {
                receiver.accept(new WaitsForLock(wait));
            }

            @Override
            public void triesAgain(int attempt) {
                receiver.accept(new TriesAgain(attempt));
            }

            @Override
            public void committed(List<RunOutcome.Done> done) {
                receiver.accept(new Committed(List.copyOf(done)));
            }

            @Override
            public void stepEnded(int index, int total, RunOutcome.Done done) {
                receiver.accept(new StepEnded(index, done));
            }
        };
    }
}

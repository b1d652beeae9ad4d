package dev.tidemark.application.outcome;

import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.plan.Step;
import java.util.List;

/** Hears how far a run is. Called on the running thread; must return quickly and not throw. */
public interface RunListener {
    /** Hears nothing. */
    RunListener SILENT = new RunListener() {};

    /** The step at {@code index} (from 0) of {@code total} begins. */
    default void stepStarted(int index, int total, Step step) {}

    /** A statement of the step is about to be sent; {@code number} counts from 1 within the step. */
    default void statementStarted(Step step, int number, String sql) {}

    /** The statement came back after {@code milliseconds}. */
    default void statementEnded(Step step, int number, long milliseconds) {}

    /**
     * The statement that runs waits for others, or no longer does: {@code sessions} is empty then. Called on a thread of
     * its own while the statement runs, again and again as long as it waits.
     */
    default void blocked(List<BlockingSession> sessions) {}

    /** A batch of the step is committed. */
    default void batchEnded(Step step, FillProgress progress) {}

    /**
     * Somebody holds a lock that is needed: what was sent since the last commit is undone, and is tried again after a pause.
     * The steps from {@link LockWait#from} on will be told once more.
     */
    default void waitsForLock(LockWait wait) {}

    /** The pause is over; the attempt with that number, from 1, begins. */
    default void triesAgain(int attempt) {}

    /** These steps are committed now. */
    default void committed(List<RunOutcome.Done> done) {}

    /** The step is run; committed as well, unless the whole plan is one transaction: then {@link #committed} says when. */
    default void stepEnded(int index, int total, RunOutcome.Done done) {}
}

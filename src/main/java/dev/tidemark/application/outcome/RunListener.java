package dev.tidemark.application.outcome;

import dev.tidemark.domain.plan.Step;

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

    /** The step is committed. */
    default void stepEnded(int index, int total, RunOutcome.Done done) {}
}

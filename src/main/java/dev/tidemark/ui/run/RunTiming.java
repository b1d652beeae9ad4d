package dev.tidemark.ui.run;

import dev.tidemark.domain.plan.Step;

/**
 * How long a statement took.
 *
 * @param number the place of its step in the plan, from 1
 * @param step its step
 * @param sql its text
 * @param milliseconds how long it took
 * @param history whether it is of the history row
 * @param well whether it came back without an error
 */
public record RunTiming(int number, Step step, String sql, long milliseconds, boolean history, boolean well) {
    /** A statement with that place in its step, from 1. */
    static RunTiming of(int number, Step step, int statement, String sql, long milliseconds, boolean well) {
        return new RunTiming(number, step, sql, milliseconds, statement > step.statements().size(), well);
    }
}

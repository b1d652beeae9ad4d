package dev.tidemark.ui.plan;

import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.sql.SqlToken;
import java.util.List;

/** A row of the plan as it is shown. */
sealed interface PlanRow {
    /**
     * The head of the statements that make the history tables.
     *
     * @param count how many statements
     */
    record Setup(int count) implements PlanRow {}

    /**
     * The head of a step.
     *
     * @param number its place from 1
     * @param step which
     */
    record Head(int number, Step step) implements PlanRow {}

    /**
     * Something to know about a step.
     *
     * @param weight how much it matters
     * @param text what
     */
    record Remark(Weight weight, String text) implements PlanRow {}

    /** How much a remark matters. */
    enum Weight {
        /** Data is gone afterwards. */
        LOSS,
        /** Worth knowing before agreeing. */
        WARNING,
        /** Good to know. */
        NOTE
    }

    /**
     * A line of SQL.
     *
     * @param tokens what stands in it
     * @param number the statement's number in its step on its first line, 0 on the others
     * @param history whether it belongs to the history row
     */
    record Line(List<SqlToken> tokens, int number, boolean history) implements PlanRow {}

    /**
     * The values that a statement is executed with.
     *
     * @param text the values of one execution
     */
    record Values(String text) implements PlanRow {}

    /**
     * Folds and unfolds the statements of a step's history row.
     *
     * @param step the step's place from 0
     * @param count how many statements
     * @param open whether they are shown
     */
    record History(int step, int count, boolean open) implements PlanRow {}
}

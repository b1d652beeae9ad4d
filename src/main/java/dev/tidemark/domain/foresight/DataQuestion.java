package dev.tidemark.domain.foresight;

/**
 * A question to the data that tells, before a plan runs, whether one of its statements would fail or how much it would
 * destroy. It is a SELECT that only reads, and calls no function that is not known to.
 *
 * @param step which step of the plan, from 0
 * @param statement which statement of that step, from 0
 * @param kind what would make the statement fail, or be lost by it
 * @param object what it is about, such as {@code messages.text_length}
 * @param other what it is compared with, such as {@code users.id}; empty where there is nothing
 * @param select gives one number, or an error that is the answer
 */
public record DataQuestion(int step, int statement, Kind kind, String object, String other, String select) {

    /** What would make a statement fail, or be lost by it. */
    public enum Kind {
        /** Rows whose value is missing when the column becomes NOT NULL. */
        MISSING_VALUE,
        /** Rows that a new NOT NULL column has no value for. */
        NO_VALUE,
        /** Values that stand more than once where they are to be unique. */
        DUPLICATE,
        /** Rows that point at nothing when the foreign key is made. */
        WITHOUT_PARENT,
        /** Columns of a foreign key that cannot be compared. */
        TYPES,
        /** Rows that do not pass a check. */
        CHECK,
        /** A table of that name that is there already. */
        EXISTS,
        /** Nothing by itself: how many rows there are, where a change meets data. */
        ROWS,
        /** Whether such a table has all the columns that the statement would give it; asked after {@link #EXISTS}. */
        SAME_COLUMNS,
        /** A column of that name that is there already. */
        COLUMN_EXISTS,
        /** Rows, or values of a column, that are gone afterwards. */
        LOST
    }
}

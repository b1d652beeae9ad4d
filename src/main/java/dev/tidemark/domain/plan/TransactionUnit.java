package dev.tidemark.domain.plan;

import java.util.List;

/**
 * A part of a plan between two commits, or one that commits as it goes: whole steps that follow each other.
 *
 * @param form how it commits
 * @param from the place of its first step in the plan, from 0
 * @param to the place behind its last step; the same as {@code from} for the tables of the record
 * @param reasons why it stands alone or cannot be undone as a whole, sentences; empty where it is as usual
 * @param blame the statements that are the reason
 */
public record TransactionUnit(Form form, int from, int to, List<String> reasons, List<Place> blame) {

    /** How a part of a plan commits. */
    public enum Form {
        /** The tables of the record, made before the first step; each statement commits by itself. */
        SETUP("setup"),
        /** All of it or nothing, with the history rows. */
        ONE_TRANSACTION("oneTransaction"),
        /** Each statement commits by itself, the history row after them. */
        EACH_STATEMENT("eachStatement"),
        /** Each change of the schema commits what ran before it (H2). */
        EACH_CHANGE("eachChange"),
        /** A fill: batches that commit one by one, the last one with the history row. */
        BATCHES("batches");

        private final String word;

        Form(String word) {
            this.word = word;
        }

        /** The word that the JSON of the command line uses. */
        public String word() {
            return word;
        }

        /** Whether a failure leaves nothing of it behind. */
        public boolean whole() {
            return this == ONE_TRANSACTION;
        }
    }

    /**
     * A statement of the plan.
     *
     * @param step the place of its step in the plan, from 0
     * @param statement its place in the step, from 0
     */
    public record Place(int step, int statement) {}

    public TransactionUnit {
        reasons = List.copyOf(reasons);
        blame = List.copyOf(blame);
    }

    /** How many steps it has. */
    public int size() {
        return to - from;
    }

    /** Whether the step at that place of the plan belongs to it. */
    public boolean holds(int step) {
        return step >= from && step < to;
    }
}

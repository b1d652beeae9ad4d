package dev.tidemark.adapter.liquibase;

import org.jspecify.annotations.Nullable;

/** A step did not come to its end, and what can be undone of it is undone. */
final class StepFailed extends Exception {
    private static final long serialVersionUID = 1L;
    private final String words;
    private final String state;
    private final boolean nothingStays;

    /**
     * @param words the database's, or ours
     * @param state what became of this revision
     * @param nothingStays whether the database is for sure as it was before the transaction, or before the step where that is not one
     */
    StepFailed(String words, String state, boolean nothingStays, @Nullable Throwable cause) {
        super(words, cause);
        this.words = words;
        this.state = state;
        this.nothingStays = nothingStays;
    }

    String words() {
        return words;
    }

    String state() {
        return state;
    }

    boolean nothingStays() {
        return nothingStays;
    }
}

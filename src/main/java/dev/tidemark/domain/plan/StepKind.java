package dev.tidemark.domain.plan;

/** What a step does with its revision. */
public enum StepKind {
    /** Runs its changes and records it. */
    APPLY("apply"),
    /** Runs its inverse and removes its row. */
    ROLLBACK("rollback"),
    /** Records it without running anything. */
    STAMP("stamp"),
    /** Removes its row without running anything. */
    UNSTAMP("unstamp"),
    /** Writes the checksum of what the files say now over the recorded one. */
    ACCEPT_EDIT("acceptEdited"),
    /** Puts a tag on its row. */
    TAG("tag");

    private final String word;

    StepKind(String word) {
        this.word = word;
    }

    /** The word that the JSON of the command line uses. */
    public String word() {
        return word;
    }

    /** Whether the step changes the record only. */
    public boolean recordOnly() {
        return this != APPLY && this != ROLLBACK;
    }
}

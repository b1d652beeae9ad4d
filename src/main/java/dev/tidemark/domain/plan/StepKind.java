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
    TAG("tag"),
    /** Runs those of its changes that an interrupted run left out, and records it. */
    FINISH("finish"),
    /** Runs what undoes the part of it that is there, and removes its row where it has one. */
    UNDO("undo"),
    /** Drops an index whose building failed; no revision's. */
    DROP_INDEX("dropIndex"),
    /** Releases the changelog lock; no revision's. */
    RELEASE_LOCK("releaseLock");

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
        return switch (this) {
            case APPLY, ROLLBACK, FINISH, UNDO, DROP_INDEX -> false;
            case STAMP, UNSTAMP, ACCEPT_EDIT, TAG, RELEASE_LOCK -> true;
        };
    }

    /** Whether it writes a new row, with the next number. */
    public boolean writesRow() {
        return this == APPLY || this == STAMP || this == FINISH;
    }

    /** Whether it is about a revision; else the step's identity is empty but for the name of what it is about. */
    public boolean ofRevision() {
        return this != DROP_INDEX && this != RELEASE_LOCK;
    }
}

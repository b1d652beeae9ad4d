package dev.tidemark.domain.recovery;

/** What became of a doubtful revision: how its record and the schema stand to each other. */
public enum Classification {
    /** It has its row, and what it makes is there: nothing to do. */
    RECORDED("recorded", true),
    /** All that it makes is there, and its row is not. */
    APPLIED_NOT_RECORDED("appliedNotRecorded", false),
    /** Part of what it makes is there, and its row is not. */
    HALF_APPLIED("halfApplied", false),
    /** Nothing of it is there, and it has no row: as if it had never been begun. */
    NOT_APPLIED("notApplied", true),
    /** It has its row, and nothing of what it makes is there: its undoing ended before the row was removed. */
    UNDONE_NOT_UNRECORDED("undoneNotUnrecorded", false),
    /** It has its row, and only part of what it makes is there: its undoing stopped in the middle. */
    HALF_UNDONE("halfUndone", false),
    /** What it does leaves no trace in the schema, or the traces contradict each other. */
    CANNOT_TELL("cannotTell", false);

    private final String word;
    private final boolean agrees;

    Classification(String word, boolean agrees) {
        this.word = word;
        this.agrees = agrees;
    }

    /** The word that the JSON of the command line uses. */
    public String word() {
        return word;
    }

    /** Whether record and schema agree about it, so that nothing has to be done. */
    public boolean agrees() {
        return agrees;
    }
}

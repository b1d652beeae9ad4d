package dev.tidemark.domain.plan;

/** What a revision's preconditions say now. */
public enum PreconditionResult {
    /** It has none. */
    NONE("none"),
    /** They hold: it will run. */
    MET("met"),
    /** They do not hold: it is passed over and tried again next time (CONTINUE). */
    SKIP("skip"),
    /** They do not hold: it is recorded without being run (MARK_RAN). */
    MARK_RAN("markRan"),
    /** They do not hold: it runs all the same, with a warning (WARN). */
    WARN("warn"),
    /** They do not hold: the run stops there (HALT). */
    HALT("halt"),
    /** An earlier step can change the answer, or user code gives it. */
    UNKNOWN("unknown");

    private final String word;

    PreconditionResult(String word) {
        this.word = word;
    }

    /** The word that the JSON of the command line uses. */
    public String word() {
        return word;
    }
}

package dev.tidemark.domain.recovery;

/** Where a revision's work is kept while it runs, which decides what a run that was cut leaves behind. */
public enum Commits {
    /** It and its row are one transaction: all of it stays, or nothing. */
    WITH_ROW,
    /** Each statement is kept by itself. */
    EACH,
    /** Each change of the schema keeps itself and the rows that were changed before it, as on H2 (manual, "Transactions"). */
    AT_CHANGES
}

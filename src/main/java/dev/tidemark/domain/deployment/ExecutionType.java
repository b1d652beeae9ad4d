package dev.tidemark.domain.deployment;

/** How a history row came to be: the values of EXECTYPE. */
public enum ExecutionType {
    /** Run, or recorded by changelog-sync, which writes the same value. */
    EXECUTED,
    /** Run once more because it changed or runs always. */
    RERAN,
    /** Recorded after a failed precondition, never run. */
    MARK_RAN,
    /** Skipped; not written by current versions. */
    SKIPPED,
    /** Failed where failure was allowed; not written by current versions. */
    FAILED,
    /** A value that is not known. */
    OTHER
}

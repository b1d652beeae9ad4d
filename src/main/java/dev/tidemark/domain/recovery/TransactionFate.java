package dev.tidemark.domain.recovery;

/** What the server says became of a transaction. */
public enum TransactionFate {
    /** It was kept. */
    COMMITTED,
    /** It was undone. */
    UNDONE,
    /** The server is still at it. */
    RUNNING,
    /** The server does not know, not any more, or gives no numbers. */
    UNKNOWN
}

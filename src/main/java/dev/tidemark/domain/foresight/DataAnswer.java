package dev.tidemark.domain.foresight;

/** What the database said to a {@link DataQuestion}. */
public sealed interface DataAnswer {
    /**
     * A number.
     *
     * @param rows how many
     */
    record Count(long rows) implements DataAnswer {}

    /**
     * An error.
     *
     * @param sqlState its SQLSTATE; empty where there is none
     * @param message in the database's words
     */
    record Refused(String sqlState, String message) implements DataAnswer {}

    /**
     * None, because counting took longer than it may.
     *
     * @param estimate how many rows the table has by the server's statistics; -1 where they do not say
     */
    record TooSlow(long estimate) implements DataAnswer {
        /** Without an estimate. */
        public TooSlow() {
            this(-1);
        }
    }
}

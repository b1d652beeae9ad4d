package dev.tidemark.domain.recovery;

/**
 * A statement of which the run log knows that it was about to be sent.
 *
 * @param sql its text as the log keeps it, redacted
 * @param fate what came back
 * @param milliseconds how long it took; 0 where nothing came back
 */
public record SentStatement(String sql, Fate fate, long milliseconds) {

    /** What came back after a statement was sent. */
    public enum Fate {
        /** Nothing that the log knows of: the run may have ended before, or the log is of an older version. */
        UNKNOWN("unknown"),
        /** It went well. */
        ENDED("ended"),
        /** It failed. */
        FAILED("failed");

        private final String word;

        Fate(String word) {
            this.word = word;
        }

        /** The word that JSON and the log itself use. */
        public String word() {
            return word;
        }
    }
}

package dev.tidemark.domain.risk;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finding about a statement.
 *
 * @param severity how much it matters
 * @param rule the rule's short name, stable for scripts, such as {@code drop-table}
 * @param message what it means, in plain words
 * @param object the object that it is about; empty where it is about the whole statement
 * @param rows how many rows are concerned, or null where they were not counted
 * @param statement the place of its statement in its step from 0; -1 where the statement's text tells it
 */
public record Risk(
        Severity severity, String rule, String message, String object, @Nullable Long rows, int statement) {
    private static final Set<String> LOCKING = Set.of(
            "change-type", "set-not-null", "create-index", "reindex", "vacuum-full", "cluster", "refresh", "rewrite",
            "add-foreign-key", "add-check", "add-unique");

    /** Told by the statement's text. */
    public Risk(Severity severity, String rule, String message, String object, @Nullable Long rows) {
        this(severity, rule, message, object, rows, -1);
    }

    /** How much a finding matters. */
    public enum Severity {
        /** Data is gone afterwards. */
        LOSES_DATA("losesData"),
        /** The statement would fail on the data that is there now. */
        FAILS("fails"),
        /** Worth knowing: long locks, rewrites, no way back. */
        NOTABLE("notable");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        /** The word that the JSON of the command line uses. */
        public String word() {
            return word;
        }
    }

    /** Whether it means lost data. */
    public boolean losesData() {
        return severity == Severity.LOSES_DATA;
    }

    /** Whether others wait, for as long as the table is large. */
    public boolean locks() {
        return LOCKING.contains(rule);
    }
}

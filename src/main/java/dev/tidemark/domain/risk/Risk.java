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

    /** The message of a loss with how much it is, where that was counted; of anything else the message alone. */
    public String counted() {
        if (rows == null || !losesData()) {
            return message;
        }
        String number = rows == 0 ? "No" : rows.toString();
        String some = rule.equals("drop-column")
                ? rows < 2 ? " row has a value there." : " rows have a value there."
                : rows == 1 ? " row is lost." : " rows are lost.";
        return message + " " + number + some;
    }

    /** The same with the number of rows that are concerned. */
    public Risk withRows(long number) {
        return new Risk(severity, rule, message, object, number, statement);
    }

    /** Whether others wait, for as long as the table is large. */
    public boolean locks() {
        return LOCKING.contains(rule);
    }
}

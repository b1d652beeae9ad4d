package dev.tidemark.domain.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds SQL that ends the transaction in which it is sent (PostgreSQL manual, COMMIT, END, ROLLBACK, ABORT, PREPARE
 * TRANSACTION): a failure after it does not undo what ran before it.
 */
public final class OwnTransaction {
    private static final List<String> ROWS = List.of("insert", "update", "delete", "merge");

    private OwnTransaction() {}

    /** Whether one of the statements inside {@code sql} ends the transaction. */
    public static boolean endsIn(String sql) {
        String lower = sql.toLowerCase(Locale.ROOT);
        boolean possible = lower.contains("commit") || lower.contains("rollback") || lower.contains("abort")
                || lower.contains("prepare") || lower.contains("end");
        if (!possible) {
            return false;
        }
        List<SqlToken> statement = new ArrayList<>();
        for (SqlToken token : SqlLexer.words(sql)) {
            if (token.is("atomic")) {
                return false; // the body of a function, which ends in END as well (manual, CREATE FUNCTION)
            }
            if (!token.text().equals(";")) {
                statement.add(token);
            } else if (ends(statement)) {
                return true;
            } else {
                statement.clear();
            }
        }
        return ends(statement);
    }

    /**
     * Whether {@code sql} surely is one statement that only touches rows, which no database commits by itself while
     * auto-commit is off. What is hard to tell is not.
     */
    public static boolean rowsOnly(String sql) {
        String text = sql.stripLeading();
        return ROWS.stream().anyMatch(word -> text.regionMatches(true, 0, word, 0, word.length())
                && text.length() > word.length() && Character.isWhitespace(text.charAt(word.length())))
                && text.indexOf(';') < 0;
    }

    private static boolean ends(List<SqlToken> words) {
        if (words.isEmpty()) {
            return false;
        }
        SqlToken first = words.getFirst();
        if (first.is("prepare")) {
            return words.size() > 1 && words.get(1).is("transaction");
        }
        boolean toSavepoint = first.is("rollback") && words.stream().anyMatch(w -> w.is("to"));
        return first.is("commit") || first.is("abort") || first.is("end") || first.is("rollback") && !toSavepoint;
    }
}

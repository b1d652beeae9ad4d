package dev.tidemark.domain.risk;

import dev.tidemark.domain.risk.Risk.Severity;
import dev.tidemark.domain.sql.SqlToken;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a statement's text what a person must know before agreeing. It reads tokens, not a grammar: where a
 * word could mean loss, it says so; what a procedure or a trigger does it cannot see.
 */
public final class RiskAssessor {
    private static final Set<String> ALTER_NOISE = Set.of("only", "if", "exists");

    private RiskAssessor() {}

    /** The findings about every statement inside {@code sql}, which may hold several. */
    public static List<Risk> assess(String sql) {
        Set<Risk> risks = new LinkedHashSet<>();
        for (List<SqlToken> statement : LockRisks.statements(sql)) {
            one(statement, risks);
            LockRisks.assess(statement, risks);
        }
        return List.copyOf(risks);
    }

    private static void one(List<SqlToken> words, Set<Risk> risks) {
        if (words.isEmpty()) {
            return;
        }
        if (is(words, 0, "drop")) {
            drop(words, risks);
        } else if (is(words, 0, "truncate")) {
            String table = name(words, is(words, 1, "table") ? 2 : 1);
            risks.add(loss("truncate", "Empties the table " + table + ".", table));
        } else if (is(words, 0, "alter") && is(words, 1, "table")) {
            alterTable(words, risks);
        } else if (is(words, 0, "commit") || is(words, 0, "rollback") || is(words, 0, "begin")) {
            risks.add(new Risk(
                    Severity.NOTABLE,
                    "own-transaction",
                    "Steers the transaction by itself: what runs before it can no longer be undone with the rest.",
                    "",
                    null));
        } else {
            deletes(words, risks);
        }
        if (has(words, "concurrently") || is(words, 0, "vacuum")) {
            risks.add(new Risk(
                    Severity.NOTABLE, "no-transaction", "Cannot run inside a transaction.", "", null));
        }
    }

    private static void deletes(List<SqlToken> words, Set<Risk> risks) {
        for (int i = 0; i < words.size() - 1; i++) {
            if (is(words, i, "delete") && is(words, i + 1, "from")) {
                String table = name(words, is(words, i + 2, "only") ? i + 3 : i + 2);
                risks.add(loss("delete", "Deletes rows of " + table + ".", table));
            }
        }
        if (is(words, 0, "update") && !has(words, "where")) {
            String table = name(words, is(words, 1, "only") ? 2 : 1);
            risks.add(new Risk(
                    Severity.NOTABLE, "update-all", "Changes every row of " + table + ".", table, null));
        }
    }

    private static void drop(List<SqlToken> words, Set<Risk> risks) {
        int kindAt = is(words, 1, "materialized") || is(words, 1, "foreign") ? 2 : 1;
        if (words.size() <= kindAt) {
            return;
        }
        String kind = words.get(kindAt).text().toLowerCase(java.util.Locale.ROOT);
        int at = kindAt + 1;
        while (is(words, at, "if") || is(words, at, "exists") || is(words, at, "concurrently")) {
            at++;
        }
        boolean cascade = has(words, "cascade");
        for (String object : names(words, at)) {
            String also = cascade ? " and whatever depends on it (CASCADE)" : "";
            switch (kind) {
                case "table", "schema", "database", "tablespace", "sequence" -> risks.add(
                        loss("drop-" + kind, "Drops the " + kind + " " + object + also + ".", object));
                default -> {
                    if (cascade) {
                        risks.add(loss("drop-cascade", "Drops the " + kind + " " + object + also + ".", object));
                    } else {
                        risks.add(new Risk(
                                Severity.NOTABLE, "drop-" + kind, "Drops the " + kind + " " + object + ".", object,
                                null));
                    }
                }
            }
        }
    }

    private static void alterTable(List<SqlToken> words, Set<Risk> risks) {
        int at = 2;
        while (at < words.size() && ALTER_NOISE.contains(words.get(at).text().toLowerCase(java.util.Locale.ROOT))) {
            at++;
        }
        String table = name(words, at);
        for (int i = at + 1; i < words.size(); i++) {
            if (is(words, i, "drop") && !is(words, i + 1, "constraint") && !afterAlterColumn(words, i)) {
                int column = is(words, i + 1, "column") ? i + 2 : i + 1;
                while (is(words, column, "if") || is(words, column, "exists")) {
                    column++;
                }
                dropped(words, table, column, risks);
            } else if (is(words, i, "type") && i > 1) {
                risks.add(new Risk(
                        Severity.NOTABLE,
                        "change-type",
                        "Changes a column's type in " + table + "; the table may be rewritten under an exclusive lock.",
                        table,
                        null));
            } else if (is(words, i, "set") && is(words, i + 1, "not") && is(words, i + 2, "null")) {
                risks.add(new Risk(
                        Severity.NOTABLE,
                        "set-not-null",
                        "Reads all of " + table + " under an exclusive lock, and fails where a value is missing.",
                        table,
                        null));
            }
        }
    }

    private static void dropped(List<SqlToken> words, String table, int column, Set<Risk> risks) {
        boolean partOfAlter = is(words, column, "default") || is(words, column, "not") || is(words, column, "identity")
                || is(words, column, "expression") || is(words, column, "primary");
        if (column < words.size() && !partOfAlter) {
            String object = table + "." + words.get(column).text();
            risks.add(loss("drop-column", "Drops the column " + object + " with what it holds.", object));
        }
    }

    /** Whether the DROP at {@code i} belongs to ALTER COLUMN x DROP DEFAULT and the like. */
    private static boolean afterAlterColumn(List<SqlToken> words, int i) {
        return is(words, i - 2, "alter") || (is(words, i - 3, "alter") && is(words, i - 2, "column"));
    }

    private static Risk loss(String rule, String message, String object) {
        return new Risk(Severity.LOSES_DATA, rule, message, object, null);
    }

    private static boolean is(List<SqlToken> words, int at, String word) {
        return at >= 0 && at < words.size() && words.get(at).is(word);
    }

    private static boolean has(List<SqlToken> words, String word) {
        return words.stream().anyMatch(t -> t.is(word));
    }

    private static String name(List<SqlToken> words, int at) {
        return words.size() <= at ? "" : String.join("", qualified(words, at));
    }

    private static List<String> qualified(List<SqlToken> words, int at) {
        List<String> parts = new ArrayList<>();
        int i = at;
        while (i < words.size()) {
            parts.add(words.get(i).text());
            if (i + 1 < words.size() && words.get(i + 1).text().equals(".")) {
                parts.add(".");
                i += 2;
            } else {
                break;
            }
        }
        return parts;
    }

    private static List<String> names(List<SqlToken> words, int from) {
        List<String> found = new ArrayList<>();
        @Nullable
        Integer at = from;
        while (at != null && at < words.size()) {
            List<String> parts = qualified(words, at);
            found.add(String.join("", parts));
            int after = at + parts.size();
            at = after < words.size() && words.get(after).text().equals(",") ? after + 1 : null;
        }
        return found;
    }
}

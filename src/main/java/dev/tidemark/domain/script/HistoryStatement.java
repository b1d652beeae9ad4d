package dev.tidemark.domain.script;

import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement on the history table, made fit for a database that is not at hand: the row's number follows from what is
 * there, and the deployment has a number.
 */
final class HistoryStatement {
    private static final String ORDER = "ORDEREXECUTED";

    private HistoryStatement() {}

    /** The table's name as the statement has it, or an empty text where it is none that is known. */
    static String table(String sql) {
        List<SqlToken> words = SqlLexer.words(sql);
        int at = 0;
        while (at < words.size() && !words.get(at).is("into") && !words.get(at).is("from")
                && !words.get(at).is("update")) {
            at++;
        }
        StringBuilder name = new StringBuilder();
        for (int i = at + 1; i < words.size(); i++) {
            boolean dot = words.get(i).text().equals(".");
            if (!name.isEmpty() && !dot && !name.toString().endsWith(".")) {
                break;
            }
            name.append(words.get(i).text());
        }
        return name.toString();
    }

    /** The statement with its open numbers filled in. */
    static String filled(String sql, String table, String deployment) {
        String next = "(SELECT COALESCE(MAX(" + ORDER + "), 0) + 1 FROM " + table + ")";
        return ordered(sql, next).replace(Statement.DEPLOYMENT, deployment);
    }

    private static String ordered(String sql, String next) {
        List<SqlToken> words = SqlLexer.words(sql);
        if (words.isEmpty() || !words.getFirst().is("insert")) {
            return reran(sql, words, next);
        }
        int columns = indexOf(words, "(", 0);
        int values = indexOf(words, "VALUES", columns);
        if (columns < 0 || values < 0) {
            return sql;
        }
        int place = items(words, columns).indexOf(ORDER);
        List<Integer> starts = itemStarts(words, values + 1);
        if (place < 0 || place >= starts.size() || words.get(starts.get(place)).kind() != SqlToken.Kind.NUMBER) {
            return sql;
        }
        return replaced(sql, words.get(starts.get(place)), next);
    }

    private static String reran(String sql, List<SqlToken> words, String next) {
        int at = indexOf(words, ORDER, 0);
        boolean set = at >= 0
                && at + 2 < words.size()
                && words.get(at + 1).text().equals("=")
                && words.get(at + 2).kind() == SqlToken.Kind.NUMBER;
        return set && words.getFirst().is("update") ? replaced(sql, words.get(at + 2), next) : sql;
    }

    private static String replaced(String sql, SqlToken token, String by) {
        return sql.substring(0, token.start()) + by + sql.substring(token.start() + token.text().length());
    }

    private static int indexOf(List<SqlToken> words, String word, int from) {
        for (int i = Math.max(0, from); i < words.size(); i++) {
            if (words.get(i).is(word)) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> items(List<SqlToken> words, int open) {
        return itemStarts(words, open).stream()
                .map(i -> words.get(i).text().replace("\"", "").toUpperCase(java.util.Locale.ROOT))
                .toList();
    }

    private static List<Integer> itemStarts(List<SqlToken> words, int open) {
        List<Integer> starts = new ArrayList<>();
        int depth = 0;
        for (int i = open; i < words.size(); i++) {
            String text = words.get(i).text();
            if (text.equals("(")) {
                depth++;
                if (depth == 1) {
                    starts.add(i + 1);
                }
            } else if (text.equals(")")) {
                depth--;
                if (depth == 0) {
                    break;
                }
            } else if (text.equals(",") && depth == 1) {
                starts.add(i + 1);
            }
        }
        return starts;
    }
}

package dev.tidemark.domain.plan;

import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement on the history table, made fit for a database that is not at hand: the row's number follows from what is
 * there, and the deployment has a number.
 */
public final class HistoryStatement {
    private static final String ORDER = "ORDEREXECUTED";

    private HistoryStatement() {}

    /** The table's name as the statement has it, or an empty text where it is none that is known. */
    public static String table(String sql) {
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
    public static String filled(String sql, String table, String deployment) {
        String next = "(SELECT COALESCE(MAX(" + ORDER + "), 0) + 1 FROM " + table + ")";
        return ordered(sql, next).transform(s -> numbered(s, deployment));
    }

    /** The statement with the deployment's number. Other values, such as an id, may hold the same text as its sign. */
    public static String numbered(String sql, String deployment) {
        if (!sql.contains(Statement.DEPLOYMENT)) {
            return sql;
        }
        List<SqlToken> words = SqlLexer.words(sql);
        int at = value(words, "DEPLOYMENT_ID");
        return at < 0 || !words.get(at).text().equals("'" + Statement.DEPLOYMENT + "'")
                ? sql
                : replaced(sql, words.get(at), "'" + deployment + "'");
    }

    /** Where the value of a column stands, or -1. */
    private static int value(List<SqlToken> words, String column) {
        if (words.getFirst().is("insert")) {
            int columns = indexOf(words, "(", 0);
            int values = indexOf(words, "VALUES", columns);
            int place = columns < 0 ? -1 : items(words, columns).indexOf(column);
            List<Integer> starts = values < 0 ? List.of() : itemStarts(words, values + 1);
            return place < 0 || place >= starts.size() ? -1 : starts.get(place);
        }
        int at = indexOf(words, column, 0);
        return at >= 0 && at + 2 < words.size() && words.get(at + 1).text().equals("=") ? at + 2 : -1;
    }

    private static String ordered(String sql, String next) {
        List<SqlToken> words = SqlLexer.words(sql);
        boolean writes = !words.isEmpty() && (words.getFirst().is("insert") || words.getFirst().is("update"));
        int at = writes ? value(words, ORDER) : -1;
        return at < 0 || words.get(at).kind() != SqlToken.Kind.NUMBER ? sql : replaced(sql, words.get(at), next);
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

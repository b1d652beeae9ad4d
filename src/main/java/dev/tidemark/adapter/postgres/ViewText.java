package dev.tidemark.adapter.postgres;

import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.util.List;

/**
 * A view's query in the words of the newest servers. Until 15 a server wrote the table's name before every column of a view,
 * from 16 on only where there are several tables.
 */
final class ViewText {
    private static final int BARE_COLUMNS = 16;

    private ViewText() {}

    static String of(String made, int version) {
        String text = made.strip();
        String query = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
        return version >= BARE_COLUMNS ? query : bareColumns(query);
    }

    private static String bareColumns(String query) {
        List<SqlToken> tokens = SqlLexer.tokens(query);
        String alias = onlyTable(tokens);
        if (alias.isEmpty()) {
            return query;
        }
        StringBuilder text = new StringBuilder();
        boolean[] inner = inner(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            boolean qualifier = !inner[i] && tokens.get(i).text().equals(alias)
                    && i + 1 < tokens.size() && tokens.get(i + 1).text().equals(".")
                    && (i == 0 || !tokens.get(i - 1).text().equals("."));
            if (qualifier) {
                i++;
            } else {
                text.append(tokens.get(i).text());
            }
        }
        return text.toString();
    }

    /** Which tokens stand in a query inside the query. */
    private static boolean[] inner(List<SqlToken> tokens) {
        boolean[] inner = new boolean[tokens.size()];
        int depth = 0;
        int from = Integer.MAX_VALUE;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.text().equals("(")) {
                depth++;
                SqlToken next = word(tokens, i + 1);
                if (next != null && (next.is("select") || next.is("values") || next.is("with"))) {
                    from = Math.min(from, depth);
                }
            } else if (token.text().equals(")")) {
                depth--;
                from = depth < from ? Integer.MAX_VALUE : from;
            }
            inner[i] = depth >= from;
        }
        return inner;
    }

    /** What the one table of a query is called in it; empty where there are several, or something else. */
    private static String onlyTable(List<SqlToken> tokens) {
        boolean[] inner = inner(tokens);
        int depth = 0;
        String last = "";
        boolean in = false;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            depth += token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0;
            if (inner[i] || depth > 0 || token.kind() == SqlToken.Kind.SPACE) {
                if (in && depth > 0) {
                    return "";
                }
                continue;
            }
            if (token.is("union") || token.is("intersect") || token.is("except")) {
                return "";
            }
            if (token.is("from") && !in) {
                in = true;
            } else if (in && (token.text().equals(",") || token.is("join"))) {
                return "";
            } else if (in && (ends(token) || token.text().equals(")"))) {
                return last;
            } else if (in && !token.text().equals(".")) {
                last = token.text();
            }
        }
        return in ? last : "";
    }

    private static boolean ends(SqlToken token) {
        return token.is("where") || token.is("group") || token.is("order") || token.is("limit") || token.is("having")
                || token.is("offset") || token.is("window") || token.is("fetch") || token.is("for");
    }

    private static @org.jspecify.annotations.Nullable SqlToken word(List<SqlToken> tokens, int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).kind() != SqlToken.Kind.SPACE) {
                return tokens.get(i);
            }
        }
        return null;
    }
}

package dev.tidemark.domain.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes passwords and inserted rows out of SQL and messages before they are kept. Never fails. */
public final class Redactor {
    private static final String STARS = "***";
    private static final Set<String> BEFORE_SECRET = Set.of("password", "passwd", "sslpassword", "by", "hash", "salt");
    private static final Set<String> BETWEEN = Set.of("=", ":", ":=", ">");
    private static final Pattern LOGIN = Pattern.compile("(://[^\\s:/@'\"]*):[^\\s'\"]*@");
    private static final Pattern OPTION = Pattern.compile(
            "(?i)\\b((?:ssl)?password|passwd|pwd|secret|api_?key|access_?token)(\\s*[=:]\\s*)(?:\"[^\"]*\"|'[^']*'|[^\\s;&,'\")]+)");

    /** H2 repeats the whole statement in its messages. Possessive: the steps back of a long text would fill the stack. */
    private static final Pattern IN_SQL =
            Pattern.compile("(?i)\\b((?:password|passwd|identified\\s+by|salt|hash)\\s+)[en]?(?:'[^']*+')++");

    private Redactor() {}

    /** {@code sql} without passwords, and without the values of inserted rows except those of history tables. */
    public static String sql(String sql) {
        return rows(secrets(sql));
    }

    /** {@code sql} without passwords. */
    public static String secrets(String sql) {
        List<SqlToken> tokens = SqlLexer.tokens(sql);
        StringBuilder kept = new StringBuilder(sql.length());
        String before = "";
        String earlier = "";
        for (SqlToken token : tokens) {
            if (token.kind() == SqlToken.Kind.SPACE || token.kind() == SqlToken.Kind.COMMENT) {
                kept.append(text(token.text()));
                continue;
            }
            kept.append(secret(token, before, earlier) ? quoted(token) : text(token));
            if (!BETWEEN.contains(token.text())) {
                earlier = before;
                before = token.text().toLowerCase(Locale.ROOT);
            }
        }
        return kept.toString();
    }

    /** {@code message} without passwords. */
    public static String text(String message) {
        String without = LOGIN.matcher(message).replaceAll("$1:" + STARS + "@");
        String withoutOptions = OPTION.matcher(without).replaceAll("$1$2" + STARS);
        return IN_SQL.matcher(withoutOptions).replaceAll("$1'" + STARS + "'");
    }

    private static boolean secret(SqlToken token, String before, String earlier) {
        boolean value = token.kind() == SqlToken.Kind.STRING || token.kind() == SqlToken.Kind.NUMBER;
        boolean named =
                BEFORE_SECRET.contains(unquoted(before)) && (!before.equals("by") || earlier.equals("identified"));
        return named && (value || before.equals("by") && token.kind() != SqlToken.Kind.PUNCTUATION);
    }

    private static String unquoted(String word) {
        return word.startsWith("\"") || word.startsWith("'") ? word.substring(1, Math.max(1, word.length() - 1)) : word;
    }

    private static String quoted(SqlToken token) {
        return token.kind() == SqlToken.Kind.STRING ? "'" + STARS + "'" : STARS;
    }

    private static String text(SqlToken token) {
        if (token.kind() != SqlToken.Kind.STRING) {
            return token.text();
        }
        String body = token.text();
        boolean dollars = body.startsWith("$");
        int mark = dollars ? body.indexOf('$', 1) + 1 : 0;
        if (dollars && body.length() >= 2 * mark && body.endsWith(body.substring(0, mark))) {
            String tag = body.substring(0, mark);
            return tag + sql(body.substring(mark, body.length() - mark)) + tag;
        }
        boolean plain = body.length() > 1 && body.startsWith("'") && body.endsWith("'");
        if (!plain) {
            return text(body);
        }
        // A string may hold SQL of its own (EXECUTE, dblink), with its quotes doubled.
        String inner = body.substring(1, body.length() - 1).replace("''", "'");
        return "'" + text(sql(inner)).replace("'", "''") + "'";
    }

    /** Cuts what follows VALUES in an INSERT of data; several statements in one text are cut at the first. */
    private static String rows(String sql) {
        List<SqlToken> words = SqlLexer.words(sql);
        if (words.size() < 3 || !words.getFirst().is("insert")) {
            return sql;
        }
        for (SqlToken word : words) {
            String lower = word.text().toLowerCase(Locale.ROOT).replace("\"", "");
            if (lower.endsWith("changelog") || lower.endsWith("changeloglock")) {
                return sql;
            }
            if (word.is("values")) {
                return sql.substring(0, word.start() + word.text().length()) + " (... not kept)";
            }
        }
        return sql;
    }
}

package dev.tidemark.domain.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes passwords and inserted rows out of SQL and messages before they are kept. Never fails. */
public final class Redactor {
    private static final String STARS = "***";
    private static final Set<String> SIGNS = Set.of("=", ":", ">", "to");
    private static final Set<String> ENDS = Set.of(",", ";", "where", "and", "or", "from", "returning", "end");
    private static final Set<String> PREFIXES = Set.of("u", "x", "n", "b");

    private final StringBuilder kept = new StringBuilder();
    private final boolean cutsRows;

    /** The last word that counts, and the one before it. */
    private String before = "";

    private String earlier = "";

    /** Whether that word names a secret. */
    private boolean named;

    /** How deep in brackets this is, and at which depth all texts are secret; -1 for none. */
    private int depth;

    private int secretFrom = -1;
    private boolean assigned;
    private boolean linked;
    private boolean setting;

    private Redactor(boolean cutsRows) {
        this.cutsRows = cutsRows;
    }

    /** {@code sql} without passwords, and without the values of inserted rows except those of history tables. */
    public static String sql(String sql) {
        return redacted(sql, true);
    }

    /** {@code sql} without passwords. */
    public static String secrets(String sql) {
        return redacted(sql, false);
    }

    /** {@code message} without passwords. */
    public static String text(String message) {
        return SecretNames.without(message, STARS);
    }

    private static String redacted(String sql, boolean cutsRows) {
        String left = cutsRows ? InsertedRows.cut(sql) : sql;
        List<SqlToken> tokens = SqlLexer.tokens(left);
        boolean code = tokens.stream().filter(Redactor::matters).findFirst().map(t -> t.is("create")).orElse(false);
        Redactor redactor = new Redactor(cutsRows && !code); // what a function inserts one day is no row of today
        for (int i = 0; i < tokens.size(); i++) {
            redactor.take(tokens.get(i), i + 1 < tokens.size() ? tokens.get(i + 1).text() : "");
        }
        return redactor.kept.toString();
    }

    private static boolean matters(SqlToken token) {
        return token.kind() != SqlToken.Kind.SPACE && token.kind() != SqlToken.Kind.COMMENT;
    }

    private void take(SqlToken token, String next) {
        if (!matters(token)) {
            kept.append(text(token.text()));
            return;
        }
        String lower = token.text().toLowerCase(Locale.ROOT);
        boolean prefix = PREFIXES.contains(lower) && (next.startsWith("'") || next.startsWith("&"));
        boolean secret = !prefix && secret(token);
        kept.append(secret ? stars(token) : text(token));
        if (prefix || lower.equals("&")) {
            return;
        }
        if (secret && token.kind() == SqlToken.Kind.STRING && !assigned) {
            return; // a text may go on in the next line
        }
        follow(token, lower);
    }

    private void follow(SqlToken token, String lower) {
        boolean open = lower.equals("(");
        if (open) {
            boolean keys = SecretNames.crypto(before) || linked;
            secretFrom = secretFrom < 0 && keys ? depth : secretFrom;
            depth++;
        } else if (lower.equals(")")) {
            depth--;
        }
        if (secretFrom >= 0 && (depth < secretFrom || depth == secretFrom && (lower.equals(")") && !assigned
                || ENDS.contains(lower)))) {
            secretFrom = -1;
            assigned = false;
        }
        linked = lower.equals("table") && before.equals("linked") || linked && !open;
        setting = open && before.equals("set_config") || setting && !lower.equals(")");
        if (SIGNS.contains(lower) && named) {
            if (secretFrom < 0 && !lower.equals(":")) {
                secretFrom = depth;
                assigned = true;
            }
            return;
        }
        if (lower.equals(",") && named && setting) {
            return; // the name of a setting, and its value
        }
        boolean text = token.kind() == SqlToken.Kind.STRING;
        earlier = before;
        before = lower;
        named = (!text || setting) && SecretNames.names(lower);
    }

    private boolean secret(SqlToken token) {
        if (before.equals("by")) {
            return earlier.equals("identified") && token.kind() != SqlToken.Kind.PUNCTUATION;
        }
        boolean text = token.kind() == SqlToken.Kind.STRING;
        boolean number = token.kind() == SqlToken.Kind.NUMBER && before.equals("password");
        return number || text && (secretFrom >= 0 || named);
    }

    private static String stars(SqlToken token) {
        return token.kind() == SqlToken.Kind.STRING ? "'" + STARS + "'" : STARS;
    }

    private String text(SqlToken token) {
        if (token.kind() != SqlToken.Kind.STRING) {
            return token.text();
        }
        String body = token.text();
        boolean dollars = body.startsWith("$");
        int mark = dollars ? body.indexOf('$', 1) + 1 : 0;
        if (dollars && body.length() >= 2 * mark && body.endsWith(body.substring(0, mark))) {
            String tag = body.substring(0, mark);
            return tag + redacted(body.substring(mark, body.length() - mark), cutsRows) + tag;
        }
        boolean plain = body.length() > 1 && body.startsWith("'") && body.endsWith("'");
        if (!plain) {
            return text(body);
        }
        // A string may hold SQL of its own (EXECUTE, dblink), with its quotes doubled.
        String inner = body.substring(1, body.length() - 1).replace("''", "'");
        return "'" + text(redacted(inner, cutsRows)).replace("'", "''") + "'";
    }
}

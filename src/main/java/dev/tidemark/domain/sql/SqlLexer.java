package dev.tidemark.domain.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes SQL text apart, following PostgreSQL's lexical rules (manual, section 4.1), which H2's are close to.
 * Never fails: what is not closed runs to the end.
 */
public final class SqlLexer {
    private static final Set<String> KEYWORDS = Set.of(
            ("add all alter always analyze and as asc authorization begin between by cascade case cast check column comment"
                    + " commit concurrently constraint create cross current_date current_timestamp cycle database declare"
                    + " default deferrable deferred delete desc distinct do domain drop else end enum except exclude execute"
                    + " exists extension false fetch first for foreign from full function generated grant group having if"
                    + " identity immediate in include increment index initially inner insert instead intersect into is join"
                    + " key language last left like limit local lock materialized maxvalue merge minvalue modify no not null"
                    + " nulls of offset on only or order outer over owner partition policy primary procedure publication"
                    + " references refresh reindex rename replace restart restrict returning returns revoke right role"
                    + " rollback row rows rule savepoint schema select sequence set start storage strict table tablespace"
                    + " temporary then to trigger true truncate type union unique update using vacuum valid validate values"
                    + " view volatile when where with work")
                    .split(" "));
    private static final Set<String> TYPES = Set.of(
            ("bigint bigserial bit blob boolean bool bytea char character clob date decimal double float int integer interval"
                    + " json jsonb longvarchar nchar numeric nvarchar oid precision real serial smallint smallserial text time"
                    + " timestamp timestamptz tinyint uuid varbinary varchar varying xml zone")
                    .split(" "));

    private final String sql;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;

    private SqlLexer(String sql) {
        this.sql = sql;
    }

    /** All tokens of {@code sql}, in order and without gaps. */
    public static List<SqlToken> tokens(String sql) {
        SqlLexer lexer = new SqlLexer(sql);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    /** The tokens without blanks and comments. */
    public static List<SqlToken> words(String sql) {
        return tokens(sql).stream()
                .filter(t -> t.kind() != SqlToken.Kind.SPACE && t.kind() != SqlToken.Kind.COMMENT)
                .toList();
    }

    private void next() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            take(SqlToken.Kind.SPACE, runOf(Character::isWhitespace));
        } else if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            take(SqlToken.Kind.COMMENT, end < 0 ? sql.length() : end);
        } else if (sql.startsWith("/*", at)) {
            take(SqlToken.Kind.COMMENT, blockComment());
        } else if (c == '\'') {
            take(SqlToken.Kind.STRING, quoted('\'', at + 1, false));
        } else if ((c == 'e' || c == 'E') && at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
            take(SqlToken.Kind.STRING, quoted('\'', at + 2, true));
        } else if (c == '"') {
            take(SqlToken.Kind.NAME, quoted('"', at + 1, false));
        } else if (c == '$' && dollarTag() != null) {
            take(SqlToken.Kind.STRING, dollarQuoted(dollarTag()));
        } else if (Character.isDigit(c)) {
            take(SqlToken.Kind.NUMBER, runOf(ch -> Character.isDigit(ch) || ch == '.'));
        } else if (Character.isLetter(c) || c == '_') {
            word();
        } else {
            take(SqlToken.Kind.PUNCTUATION, at + 1);
        }
    }

    private void word() {
        int end = runOf(ch -> Character.isLetterOrDigit(ch) || ch == '_' || ch == '$');
        String lower = sql.substring(at, end).toLowerCase(Locale.ROOT);
        SqlToken.Kind kind = KEYWORDS.contains(lower)
                ? SqlToken.Kind.KEYWORD
                : TYPES.contains(lower) ? SqlToken.Kind.TYPE : SqlToken.Kind.NAME;
        take(kind, end);
    }

    private void take(SqlToken.Kind kind, int end) {
        tokens.add(new SqlToken(kind, sql.substring(at, end), at));
        at = end;
    }

    private int runOf(java.util.function.IntPredicate test) {
        int end = at;
        while (end < sql.length() && test.test(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private int blockComment() {
        int depth = 0;
        int i = at;
        while (i < sql.length()) {
            if (sql.startsWith("/*", i)) {
                depth++;
                i += 2;
            } else if (sql.startsWith("*/", i)) {
                depth--;
                i += 2;
                if (depth == 0) {
                    return i;
                }
            } else {
                i++;
            }
        }
        return sql.length();
    }

    private int quoted(char quote, int from, boolean escapes) {
        int i = from;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (escapes && c == '\\') {
                i += 2;
            } else if (c == quote && i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                i += 2;
            } else if (c == quote) {
                return i + 1;
            } else {
                i++;
            }
        }
        return sql.length();
    }

    private @org.jspecify.annotations.Nullable String dollarTag() {
        int i = at + 1;
        while (i < sql.length() && (Character.isLetterOrDigit(sql.charAt(i)) || sql.charAt(i) == '_')) {
            i++;
        }
        boolean tag =
                i < sql.length() && sql.charAt(i) == '$' && (i == at + 1 || !Character.isDigit(sql.charAt(at + 1)));
        return tag ? sql.substring(at, i + 1) : null;
    }

    private int dollarQuoted(@org.jspecify.annotations.Nullable String tag) {
        if (tag == null) {
            return at + 1;
        }
        int end = sql.indexOf(tag, at + tag.length());
        return end < 0 ? sql.length() : end + tag.length();
    }
}

package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in LOCKEDBY while a Tidemark holds the lock: Liquibase's own words (host and address), and by which session of
 * the server it is held.
 */
final class LockMark {
    /** The width of the column in every version of Liquibase. */
    private static final int LONGEST = 255;

    private static final Pattern OURS = Pattern.compile(".*, Tidemark, session (\\d{1,18})");
    private static final long SOMEBODY_ELSE = -1;

    private LockMark() {}

    /** Liquibase's statement that takes the lock, naming us as well. */
    static String marked(String sql, long session) {
        List<SqlToken> words = SqlLexer.words(sql);
        for (int i = 0; i + 2 < words.size(); i++) {
            SqlToken value = words.get(i + 2);
            boolean literal = value.text().length() > 1 && value.text().startsWith("'");
            if (words.get(i).is("LOCKEDBY") && words.get(i + 1).text().equals("=") && literal) {
                return sql.substring(0, value.start()) + marked(value.text(), ", Tidemark, session " + session, LONGEST)
                        + sql.substring(value.start() + value.text().length());
            }
        }
        return sql;
    }

    private static String marked(String literal, String mark, int longest) {
        String host = literal.substring(1, literal.length() - 1).replace("''", "'");
        String cut = host.substring(0, Math.min(host.length(), longest - mark.length()));
        return "'" + cut.replace("'", "''") + mark + "'";
    }

    /** The number of the Tidemark session that wrote it; -1 where another tool did. */
    static long session(@Nullable String lockedBy) {
        Matcher matcher = OURS.matcher(lockedBy == null ? "" : lockedBy);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : SOMEBODY_ELSE;
    }
}

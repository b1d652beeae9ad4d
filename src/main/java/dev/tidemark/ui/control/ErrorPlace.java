package dev.tidemark.ui.control;

import dev.tidemark.domain.sql.SqlToken;
import java.util.List;

/**
 * Where in the shown lines the database saw an error.
 *
 * @param line the line from 0, or -1 for nowhere
 * @param mark the token there
 */
public record ErrorPlace(int line, SqlFlow.Mark mark) {
    /** Nowhere. */
    public static final ErrorPlace NONE = new ErrorPlace(-1, new SqlFlow.Mark(0, 0, SqlFlow.Mark.Kind.ERROR));

    /**
     * The place of a database's position.
     *
     * @param lines the statement's, as {@link SqlLines} makes them
     * @param statement the text that was sent
     * @param position in characters (code points) from 1; 0 for none
     */
    public static ErrorPlace in(List<List<SqlToken>> lines, String statement, int position) {
        if (position < 1 || statement.isEmpty()) {
            return NONE;
        }
        int characters = statement.codePointCount(0, statement.length());
        int at = statement.offsetByCodePoints(0, Math.min(position - 1, characters));
        ErrorPlace last = NONE;
        for (int i = 0; i < lines.size(); i++) {
            int column = 0;
            for (SqlToken token : lines.get(i)) {
                int end = column + token.text().length();
                boolean written = token.start() >= 0 && token.kind() != SqlToken.Kind.SPACE;
                if (written && token.start() <= at) {
                    last = place(i, column, end);
                }
                if (written && at < token.start() + token.text().length()) {
                    return place(i, column, end);
                }
                column = end;
            }
        }
        return last;
    }

    private static ErrorPlace place(int line, int from, int to) {
        return new ErrorPlace(line, new SqlFlow.Mark(from, to, SqlFlow.Mark.Kind.ERROR));
    }
}

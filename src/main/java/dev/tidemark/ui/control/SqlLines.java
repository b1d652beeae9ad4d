package dev.tidemark.ui.control;

import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import dev.tidemark.domain.sql.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * SQL as the lines that are shown. A long statement that has no line ends of its own is broken at its clauses; nothing
 * but line ends and indents is added, and what is copied is the text itself.
 */
public final class SqlLines {
    private static final int LONG = 64;
    private static final String INDENT = "    ";

    /** Where a token begins that stands for reading only. */
    private static final int ADDED = -1;

    private static final Set<String> CLAUSES = Set.of("values", "where", "from", "group", "order", "having", "union");
    private static final Set<String> UPDATES = Set.of("set", "where", "from");
    private static final Set<String> ALTERATIONS = Set.of("add", "drop", "alter", "rename");

    private final List<List<SqlToken>> lines = new ArrayList<>();
    private List<SqlToken> line = new ArrayList<>();

    private SqlLines() {}

    /** The lines of {@code sql}; at least one. */
    public static List<List<SqlToken>> of(String sql) {
        SqlLines made = new SqlLines();
        int lead = sql.length() - sql.stripLeading().length();
        List<SqlToken> tokens = SqlLexer.tokens(sql.strip()).stream()
                .map(t -> new SqlToken(t.kind(), t.text(), t.start() + lead))
                .toList();
        if (sql.strip().indexOf('\n') < 0 && sql.length() > LONG) {
            made.broken(tokens);
        } else {
            tokens.forEach(made::add);
        }
        made.end();
        return made.lines;
    }

    /** The lines of {@code sql} as its own line ends make them; nothing is added and nothing left out. */
    public static List<List<SqlToken>> asSent(String sql) {
        SqlLines made = new SqlLines();
        SqlLexer.tokens(sql).forEach(made::add);
        made.end();
        return made.lines;
    }

    private void broken(List<SqlToken> tokens) {
        boolean table = tokens.stream().limit(6).anyMatch(t -> t.is("table")) && tokens.getFirst().is("create");
        boolean alter = tokens.getFirst().is("alter");
        Set<String> clauses = alter ? ALTERATIONS : tokens.getFirst().is("update") ? UPDATES : CLAUSES;
        int depth = 0;
        for (SqlToken token : tokens) {
            String word = token.text().toLowerCase(Locale.ROOT);
            boolean clause = depth == 0 && clauses.contains(word);
            if (table && depth == 1 && word.equals(")")) {
                end();
            } else if (clause && token.kind() == Kind.KEYWORD && !blank()) {
                end();
                if (alter) {
                    indent();
                }
            }
            if (!(blank() && token.kind() == Kind.SPACE)) {
                add(token);
            }
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            if (table && depth == 1 && (word.equals("(") || word.equals(","))) {
                end();
                indent();
            }
        }
    }

    /** Whether nothing but an indent stands in the line so far. */
    private boolean blank() {
        return line.stream().allMatch(t -> t.kind() == Kind.SPACE);
    }

    private void indent() {
        line.add(new SqlToken(Kind.SPACE, INDENT, ADDED));
    }

    private void add(SqlToken token) {
        String text = token.text();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            int before = end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
            part(token, from, before);
            end();
            from = end + 1;
        }
        part(token, from, text.length());
    }

    private void part(SqlToken token, int from, int to) {
        if (to > from) {
            line.add(new SqlToken(token.kind(), token.text().substring(from, to), token.start() + from));
        }
    }

    private void end() {
        lines.add(List.copyOf(line));
        line = new ArrayList<>();
    }
}

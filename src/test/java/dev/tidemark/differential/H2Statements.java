package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Statement.Nature;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import dev.tidemark.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a plan promises and what H2 executed, by H2's own statistics of statements: each text and how often, not in which
 * order and not with which values.
 */
final class H2Statements {
    private static final Pattern OWN_COPY = Pattern.compile("_COPY_\\d+_\\d+");

    private H2Statements() {}

    /** Counts from now on, from nothing. */
    static void count(TestDatabase database) throws SQLException {
        database.run("SET QUERY_STATISTICS FALSE", "SET QUERY_STATISTICS_MAX_ENTRIES 10000",
                "SET QUERY_STATISTICS TRUE");
    }

    /** One entry for each time that it is to be executed; {@code open} stands before what is decided while running. */
    static void add(List<String> promised, Statement statement, String open) {
        String before = statement.nature() == Nature.FIXED ? "" : open;
        for (int i = 0; i < Math.max(1, statement.rows().size()); i++) {
            if (SqlLexer.words(statement.sql()).isEmpty()) {
                promised.add(before + statement.sql());
            }
            pieces(statement.sql()).forEach(piece -> promised.add(before + piece));
        }
    }

    /** H2 takes a text that holds several statements apart, and leaves out comments before and after each. */
    private static List<String> pieces(String sql) {
        List<String> pieces = new ArrayList<>();
        int from = -1;
        int end = 0;
        for (SqlToken token : SqlLexer.words(sql)) {
            if (token.text().equals(";")) {
                add(pieces, sql, from, end);
                from = -1;
            } else {
                from = from < 0 ? token.start() : from;
                end = token.start() + token.text().length();
            }
        }
        add(pieces, sql, from, end);
        return pieces;
    }

    private static void add(List<String> pieces, String sql, int from, int end) {
        if (from >= 0) {
            pieces.add(sql.substring(from, end));
        }
    }

    /** H2 makes a changed table anew, under a name of its own; settings are the connection's. */
    private static boolean ofItsOwn(String text) {
        return OWN_COPY.matcher(text).find() || text.endsWith(" IGNORE") || text.startsWith("SET ");
    }

    /** Whether H2 executed what was promised and nothing else that writes. */
    static void assertSame(List<String> promised, TestDatabase database, Predicate<String> beside, Plan plan)
            throws SQLException {
        List<String> seen = new ArrayList<>();
        try (Connection connection = database.connect();
                java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT sql_statement, execution_count FROM information_schema.query_statistics")) {
            while (rows.next()) {
                String text = rows.getString(1).strip();
                for (int i = 0; i < rows.getInt(2) && !beside.test(text) && !ofItsOwn(text); i++) {
                    seen.add(text.replaceAll("'\\d{10}'", "'" + Statement.DEPLOYMENT + "'"));
                }
            }
        }
        boolean open = false;
        List<String> missing = new ArrayList<>();
        for (String text : promised) {
            open |= SentStatements.isUnwritten(text);
            if (!SentStatements.isUnwritten(text) && !taken(seen, text.strip())) {
                missing.add(text);
            }
        }
        assertThat(missing).as("promised by " + plan.request() + " and not executed; others were: " + seen).isEmpty();
        if (open) {
            return; // what else was executed is that
        }
        assertThat(seen).as("executed and not promised by " + plan.request()).isEmpty();
    }

    private static boolean taken(List<String> seen, String promised) {
        for (Iterator<String> each = seen.iterator(); each.hasNext();) {
            if (SentStatements.same(promised, each.next())) {
                each.remove();
                return true;
            }
        }
        return false;
    }
}

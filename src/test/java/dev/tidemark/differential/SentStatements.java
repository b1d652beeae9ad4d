package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Statement.Nature;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.SeenStatement;
import dev.tidemark.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * What a plan promises and what the server saw, in the same form. The driver sends a text that holds several statements in
 * pieces and leaves out comments at their ends; the driver's own parser makes the same pieces of the promised text. Bound
 * values stand behind their statement.
 */
final class SentStatements {
    private static final Pattern SESSION = Pattern.compile(
            "(BEGIN( READ ONLY)?|COMMIT|ROLLBACK|SAVEPOINT .*|ROLLBACK TO .*|RELEASE .*|SHOW .*|SET (LOCAL |SESSION )?(lock_timeout|statement_timeout|extra_float_digits"
                    + "|application_name|SESSION CHARACTERISTICS|CHARACTERISTICS|client_min_messages)\\b.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern ORDER = Pattern.compile("(NOW\\(\\), |ORDEREXECUTED = )(\\d+)");

    /** Stands before what the plan marks as decided while running. */
    private static final String OPEN = "(decided while running) ";

    private static final Pattern FILE = Pattern.compile("'<a file of [^>]*>'");

    private SentStatements() {}

    /**
     * Whether the server saw what was promised. Exactly that, except: what is marked as decided while running may write
     * numbers with or without quotes (loadData asks the table for its types, and it may not be there yet when planning);
     * what a bound file holds is named in the plan and not shown.
     */
    static boolean same(String promised, String seen) {
        boolean open = promised.startsWith(OPEN);
        String text = open ? unquoted(promised.substring(OPEN.length())) : promised;
        String sent = open ? unquoted(seen) : seen;
        Matcher file = FILE.matcher(text);
        if (file.find()) {
            String around = file.replaceAll("\\\\E'.*'\\\\Q");
            return Pattern.compile("\\Q" + around + "\\E", Pattern.DOTALL).matcher(sent).matches();
        }
        return text.equals(sent);
    }

    private static String unquoted(String sql) {
        return sql.replaceAll("'([-0-9.]+|true|false|NULL)'", "$1").replaceAll("(\\d\\d:\\d\\d:\\d\\d)\\.0'", "$1'")
                .replace("= 't'", "= true").replace("= 'f'",
                        "= false");
    }

    /** Runs a plan, which has to go through, and compares what the server saw with what it showed. */
    static void assertSentAsPromised(TestDatabase database, Opened opened, Plan plan) throws SQLException {
        assertThat(run(database, opened, plan).failure()).isNull();
    }

    /** Runs a plan, and compares what the server saw with what it showed, where it goes through. */
    static RunOutcome run(TestDatabase database, Opened opened, Plan plan) throws SQLException {
        if (database instanceof PostgresDatabase postgres) {
            postgres.forgetStatements();
        } else {
            H2Statements.count(database);
        }
        RunOutcome outcome = opened.run(plan);
        if (outcome.failure() != null) {
            return outcome;
        }
        if (database instanceof PostgresDatabase postgres) {
            assertSame(promised(plan, outcome, deployment(database)), seen(postgres), plan);
        } else {
            List<String> promised = new ArrayList<>();
            each(plan, outcome, statement -> H2Statements.add(promised, statement, OPEN));
            H2Statements.assertSame(promised, database, SentStatements::isBeside, plan);
        }
        return outcome;
    }

    /**
     * What the server has to see when {@code plan} ran to {@code outcome}, in order. Of a step that was allowed to fail the
     * server logs nothing where it could not even parse the statement; of a step that the plan left open, because an earlier
     * one may change its precondition, the row says what became of it. Rows after a step that wrote none have lower numbers.
     */
    static List<String> promised(Plan plan, RunOutcome outcome, String deployment) throws SQLException {
        List<String> found = new ArrayList<>();
        each(plan, outcome, statement -> add(found, statement, deployment));
        return found;
    }

    /** Takes a promised statement. */
    @FunctionalInterface
    private interface Taker {
        void take(Statement statement) throws SQLException;
    }

    private static void each(Plan plan, RunOutcome outcome, Taker found) throws SQLException {
        for (Statement statement : plan.setup()) {
            found.take(statement);
        }
        int lower = 0;
        for (int i = 0; i < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            String effect = outcome.done().get(i).effect();
            boolean open = step.conditions().preconditions() == PreconditionResult.UNKNOWN;
            boolean passedOver = open && !effect.equals("executed") && !effect.equals("reran");
            if (effect.equals("failed") || (passedOver && effect.equals("skipped"))) {
                lower += step.history().isEmpty() ? 0 : 1;
                continue;
            }
            if (!passedOver) {
                for (Statement statement : step.statements()) {
                    found.take(statement);
                }
            }
            for (Statement statement : step.history()) {
                found.take(Statement.fixed(row(statement.sql(), lower, passedOver)));
            }
        }
    }

    private static String row(String sql, int lower, boolean marked) {
        String text = marked ? sql.replace("'EXECUTED'", "'MARK_RAN'") : sql;
        return lower == 0
                ? text
                : ORDER.matcher(text).replaceAll(m -> m.group(1) + (Integer.parseInt(m.group(2)) - lower));
    }

    private static void add(List<String> found, Statement statement, String deployment) throws SQLException {
        boolean prepared = !statement.rows().isEmpty();
        String open = statement.nature() == Nature.FIXED ? "" : OPEN;
        String sql = statement.sql().replace(Statement.DEPLOYMENT, deployment);
        List<NativeQuery> pieces = Parser.parseJdbcSql(sql, true, prepared, true, false, true);
        if (!prepared) {
            pieces.forEach(piece -> found.add(open + piece.nativeSql.strip()));
            return;
        }
        for (List<String> row : statement.rows()) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add("$" + (i + 1) + " = " + literal(row.get(i)));
            }
            found.add(open + pieces.getFirst().nativeSql.strip() + "\n" + String.join(", ", values));
        }
    }

    private static String literal(String value) {
        return value.equals("NULL") ? "NULL" : "'" + value.replace("'", "''") + "'";
    }

    /** What the server saw of this program, without reading, transactions, settings and the lock's row. */
    static List<String> seen(PostgresDatabase database) {
        List<String> found = new ArrayList<>();
        for (SeenStatement statement : database.seen()) {
            String text = statement.text().strip();
            if (statement.application().equals("Tidemark") && !isBeside(text)) {
                found.add(statement.parameters().isEmpty() ? text : text + "\n" + statement.parameters());
            }
        }
        return found;
    }

    private static boolean isBeside(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return SESSION.matcher(text).matches()
                || upper.startsWith("SELECT")
                || upper.startsWith("UPDATE DATABASECHANGELOGLOCK ")
                || upper.startsWith("UPDATE PUBLIC.DATABASECHANGELOGLOCK ");
    }

    /** The number of the run that wrote the newest row; nothing where no row is left. */
    private static String deployment(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT deployment_id FROM databasechangelog ORDER BY orderexecuted DESC LIMIT 1")) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    /** Whether a promise only says that something will decide while it runs. */
    static boolean isUnwritten(String promised) {
        return promised.startsWith(OPEN + "-- ");
    }

    /** Leaves out what stands for statements that cannot be known, and those statements, up to the next that can. */
    private static List<String> known(List<String> promised, List<String> seen) {
        List<String> left = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < promised.size(); i++) {
            if (!isUnwritten(promised.get(i))) {
                left.add(next < seen.size() ? seen.get(next++) : "nothing");
                continue;
            }
            while (i + 1 < promised.size() && isUnwritten(promised.get(i + 1))) {
                i++;
            }
            while (next < seen.size() && (i + 1 == promised.size() || !same(promised.get(i + 1), seen.get(next)))) {
                next++;
            }
        }
        left.addAll(seen.subList(next, seen.size()));
        return left;
    }

    private static void assertSame(List<String> all, List<String> sent, Plan plan) {
        List<String> seen = known(all, sent);
        List<String> promised = all.stream().filter(text -> !isUnwritten(text)).toList();
        for (int i = 0; i < Math.min(promised.size(), seen.size()); i++) {
            if (!same(promised.get(i), seen.get(i))) {
                assertThat(seen.get(i)).as("statement " + i + " of " + plan.request()).isEqualTo(promised.get(i));
            }
        }
        assertThat(seen).as("number of statements of " + plan.request()).hasSameSizeAs(promised);
    }
}

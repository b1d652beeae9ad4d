package dev.tidemark.adapter.liquibase;

import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Journal;
import dev.tidemark.application.port.MigrationEngine;
import dev.tidemark.domain.changelog.Changelog;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Move;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.timeline.ChecksumCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import liquibase.Scope;
import org.jspecify.annotations.Nullable;

/** A connected database with a project's changelog. */
final class LiquibaseEngine implements MigrationEngine {
    private static final Set<String> STICKY_EFFECTS = Set.of("failed", "skipped", "markRan");

    private final Product product;
    private final ConnectionSpec spec;
    private final ProjectFiles files;
    private @Nullable Session session;

    LiquibaseEngine(Product product, ConnectionSpec spec, ProjectFiles files) {
        this.product = product;
        this.spec = spec;
        this.files = files;
        reading(open -> open.product().identity(open.connection(), spec));
    }

    /** Reads with a connection. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(Session session) throws Exception;
    }

    /** Runs {@code work} in a reading transaction, which is ended before this returns. */
    private <T> T reading(Reading<T> work) {
        return files.scope().call(() -> {
            Session open = session();
            try {
                product.beginReading(open.connection());
                return open.about(() -> work.read(open));
            } catch (SQLException e) {
                drop(open, e);
                throw Failures.reading(e, product.advice(e));
            } finally {
                endReading(open);
            }
        });
    }

    private static void endReading(Session open) {
        try {
            Connection connection = open.connection();
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            open.close();
        }
    }

    /** A connection that is lost is closed, so that the next call connects anew. */
    private static void drop(Session open, SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        if (state.startsWith("08") || state.startsWith("57P")) {
            open.close();
        }
    }

    private Session session() {
        Session open = session;
        if (open == null || !open.alive()) {
            open = Session.open(product, spec, files.project());
            session = open;
            files.scope().about(open.database());
        }
        return open;
    }

    @Override
    public ServerIdentity identity() {
        return reading(open -> product.identity(open.connection(), spec));
    }

    @Override
    public Changelog changelog() {
        return parsed().changelog();
    }

    private ParsedChangelog parsed() {
        ParsedChangelog kept = files.kept();
        return kept != null ? kept : reading(open -> files.parse(open.database()));
    }

    @Override
    public ChecksumCheck checksums() {
        return parsed();
    }

    @Override
    public DeploymentRecord record() {
        return reading(open -> open.reader().record());
    }

    @Override
    public List<String> otherTools() {
        return reading(open -> open.reader().otherTools());
    }

    @Override
    public LockState lock() {
        return reading(open -> open.reader().lock());
    }

    @Override
    public Preview preview(List<Move> moves, String tag, DeploymentRecord record) {
        ParsedChangelog parsed = parsed();
        return reading(open -> {
            open.rows().begin(record.rows(), record.lastOrder());
            boolean transactional = product.name().equals("postgresql");
            return new PreviewMaker(open.database(), open.rows(), parsed, transactional)
                    .make(moves, tag, record, setup(open), files.project());
        });
    }

    private static List<Statement> setup(Session open) throws SQLException {
        HistoryReader reader = open.reader();
        StatementWriter writer = new StatementWriter(open.database(), open.rows());
        List<Statement> found = new ArrayList<>();
        if (!reader.exists(open.database().getDatabaseChangeLogLockTableName())) {
            found.addAll(writer.lockTable());
            found.addAll(writer.lockRow());
        } else if (!reader.lockRowExists()) {
            found.addAll(writer.lockRow());
        }
        Set<String> columns = reader.columnsOf(open.database().getDatabaseChangeLogTableName());
        found.addAll(
                columns.isEmpty()
                        ? writer.historyTable()
                        : new OldTables(open.database(), writer)
                                .missing(columns,
                                        reader.width(open.database().getDatabaseChangeLogTableName(), "MD5SUM")));
        return found;
    }

    @Override
    public RunOutcome run(Plan plan, Journal.Run journal, RunListener listener, CancelToken cancel) {
        ParsedChangelog parsed = parsed();
        String deployment = deploymentNumber();
        return files.scope().call(Map.of(Scope.Attr.deploymentId.name(), deployment), () -> {
            Session open = session();
            boolean clean = false;
            try {
                PlanRunner.RunControl control = new PlanRunner.RunControl(
                        listener, cancel, () -> Session.open(product, spec, files.project()));
                RunOutcome outcome =
                        open.about(() -> new PlanRunner(open, parsed, plan, journal, control).run(deployment));
                clean = leavesNothingBehind(outcome);
                return outcome;
            } catch (SQLException e) {
                drop(open, e);
                throw Failures.reading(e, product.advice(e));
            } finally {
                if (!clean) {
                    files.forget();
                }
                endReading(open);
            }
        });
    }

    /**
     * A changeset of Liquibase remembers that it failed, was skipped or was only marked, and would say so again even after
     * it ran well; after such ones the files are parsed anew. A plain execution leaves nothing behind that matters.
     */
    private static boolean leavesNothingBehind(RunOutcome outcome) {
        return outcome.result() == RunOutcome.Result.COMPLETED
                && outcome.done().stream().noneMatch(d -> STICKY_EFFECTS.contains(d.effect()));
    }

    /** Liquibase's own form: the last ten digits of the time in milliseconds. */
    private static String deploymentNumber() {
        String millis = String.valueOf(System.currentTimeMillis());
        return millis.substring(millis.length() - 10);
    }

    @Override
    public Statement releaseLockStatement() {
        return reading(open -> Statement.fixed(new RunLock(open).releaseStatement()));
    }

    @Override
    public void releaseLock() {
        files.scope().call(() -> {
            Session open = session();
            try {
                product.beginRunning(open.connection());
                new RunLock(open).release();
                return null;
            } catch (SQLException e) {
                drop(open, e);
                throw Failures.reading(e, product.advice(e));
            }
        });
    }

    @Override
    public void close() {
        Session open = session;
        if (open != null) {
            open.close();
        }
        files.close();
    }

    /** For callers that only want to know whether it works. */
    static FailedException unsupported(String url) {
        return new FailedException(new dev.tidemark.application.outcome.Failure.WrongUsage(
                "Tidemark does not know the database of this URL: "
                        + url.replaceAll("(?i)password=[^&;]*", "password=..."),
                "It works with PostgreSQL (jdbc:postgresql:) and H2 (jdbc:h2:)."));
    }
}

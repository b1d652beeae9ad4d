package dev.tidemark.adapter.liquibase;

import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Journal;
import dev.tidemark.application.port.MigrationEngine;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.changelog.Changelog;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.foresight.DataAnswer;
import dev.tidemark.domain.foresight.DataQuestion;
import dev.tidemark.domain.plan.Move;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Preconditions;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.ChecksumCheck;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import org.jspecify.annotations.Nullable;

/** A connected database with a project's changelog. */
final class LiquibaseEngine implements MigrationEngine {
    private static final int COUNTING_SECONDS = 2;
    private static final int PULSE_MILLISECONDS = 5000;
    /** Twice what PostgreSQL allows one of our reading statements. */
    private static final int READING_MILLISECONDS = 60_000;

    private static final Set<String> STICKY_EFFECTS = Set.of("failed", "skipped", "markRan");

    private final Product product;
    private final ConnectionSpec spec;
    private final ProjectFiles files;
    private volatile @Nullable Session session;
    private final Object call = new Object();
    private boolean asking;
    private boolean abandoned;
    private @Nullable Thread connecting;

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
        return reading(READING_MILLISECONDS, work);
    }

    /** A server that says nothing for so long is taken for lost: the connection is cut, whatever it does. */
    private <T> T reading(int silence, Reading<T> work) {
        return asked(() -> inTransaction(silence, work));
    }

    /** Runs {@code work} so that {@link #abandon} reaches it. */
    private <T> T asked(Supplier<T> work) {
        synchronized (call) {
            asking = true;
            abandoned = false;
        }
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (wasAbandoned()) {
                throw new FailedException(new Failure.Cancelled("Nothing was changed."), e);
            }
            throw e;
        } finally {
            synchronized (call) {
                asking = false;
            }
        }
    }

    private boolean wasAbandoned() {
        synchronized (call) {
            return abandoned;
        }
    }

    @Override
    public void abandon() {
        Session open;
        synchronized (call) {
            if (!asking) {
                return;
            }
            abandoned = true;
            open = session;
            if (connecting != null) {
                connecting.interrupt();
            }
        }
        if (open != null) {
            open.cut();
        }
    }

    private <T> T inTransaction(int silence, Reading<T> work) {
        return files.scope().call(() -> {
            Session open = session();
            try {
                open.giveUpAfter(silence);
                product.beginReading(open.connection());
                return open.about(() -> work.read(open));
            } catch (SQLException e) {
                if (drop(open, e)) {
                    throw Failures.lost(e);
                }
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
                open.giveUpAfter(0);
            }
        } catch (SQLException e) {
            open.close();
        }
    }

    /** A connection that is lost is closed, so that the next call connects anew. Says whether it is lost. */
    private boolean drop(Session open, SQLException error) {
        boolean lost = product.lost(error);
        if (lost) {
            open.close();
        }
        return lost;
    }

    private Session session() {
        Session open = session;
        if (open == null || !open.alive()) {
            open = connect();
            session = open;
            files.scope().about(open.database());
        }
        return open;
    }

    private Session connect() {
        synchronized (call) {
            connecting = product.connectingMayBeInterrupted() ? Thread.currentThread() : null;
        }
        try {
            return Session.open(product, spec, files.project());
        } finally {
            synchronized (call) {
                boolean mine = connecting != null;
                connecting = null;
                if (mine && abandoned) {
                    Thread.interrupted();
                }
            }
        }
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
        return reading(open -> maker(open, parsed, record, new PreconditionProbe(open.database(), parsed.log()))
                .make(moves, tag, record, setup(open), files.project()));
    }

    @Override
    public Preview sketch(List<Move> moves, DeploymentRecord record) {
        ParsedChangelog parsed = parsed();
        return reading(open -> maker(open, parsed, record, PreconditionAnswers.NOT_ASKED)
                .make(moves, "", record, List.of(), files.project()));
    }

    private PreviewMaker maker(
            Session open, ParsedChangelog parsed, DeploymentRecord record, PreconditionAnswers answers) {
        open.rows().begin(record.rows(), record.lastOrder());
        boolean transactional = product.name().equals("postgresql");
        FillPreview fills = new FillPreview(
                open.database(), new FillReader(open.database(), open.connection()), record, transactional);
        return new PreviewMaker(
                new StatementWriter(open.database(), open.rows()), parsed, answers, transactional, fills);
    }

    @Override
    public Preconditions preconditions(RevisionId revision, boolean ask) {
        ParsedChangelog parsed = parsed();
        ChangeSet changeSet = parsed.find(revision);
        if (changeSet == null) {
            return Preconditions.NONE;
        }
        return reading(open -> new PreconditionList(new PreconditionProbe(open.database(), parsed.log()), changeSet)
                .read(ask));
    }

    @Override
    public Variant variant(Execution execution) {
        return reading(open -> {
            ParsedChangelog other = files.parse(open.database(), execution);
            return new Variant(other.changelog(), other);
        });
    }

    @Override
    public Pulse pulse() {
        boolean filesChanged = files.changed();
        return reading(PULSE_MILLISECONDS, open -> {
            PulseReader.Answer answer = open.pulse().read();
            return new Pulse(filesChanged, answer.record(), answer.lock());
        });
    }

    @Override
    public DataAnswer ask(DataQuestion question) {
        return reading(open -> {
            try (java.sql.Statement statement = open.connection().createStatement()) {
                statement.setQueryTimeout(COUNTING_SECONDS);
                try (ResultSet row = statement.executeQuery(question.select())) {
                    row.next();
                    return new DataAnswer.Count(row.getLong(1));
                } finally {
                    statement.setQueryTimeout(0); // H2 keeps it for the whole session
                }
            } catch (SQLException e) {
                String state = e.getSQLState() == null ? "" : e.getSQLState();
                if (state.startsWith("08") || state.startsWith("57P")) {
                    throw e;
                }
                return product.wasCancelled(e)
                        ? new DataAnswer.TooSlow()
                        : new DataAnswer.Refused(state, Failures.firstLine(e));
            }
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
    public RunOutcome run(
            Plan plan, RunSettings settings, Journal.Run journal, RunListener listener, CancelToken cancel) {
        refuseWhereOnlyLooking();
        ParsedChangelog parsed = parsed();
        synchronized (call) {
            asking = true;
            abandoned = false;
        }
        try {
            return running(plan, parsed, journal, listener, cancel);
        } finally {
            synchronized (call) {
                asking = false;
            }
        }
    }

    private RunOutcome running(
            Plan plan, ParsedChangelog parsed, Journal.Run journal, RunListener listener, CancelToken cancel) {
        String deployment = deploymentNumber();
        return files.scope().call(Map.of(Scope.Attr.deploymentId.name(), deployment), () -> {
            Session open = session();
            boolean clean = false;
            open.gate().admit();
            Canceller canceller = new Canceller(cancel, open.gate());
            try (BlockingWatch watch =
                    new BlockingWatch(product, spec, product.sessionNumber(open.connection()), listener)) {
                PlanRunner.RunControl control =
                        new PlanRunner.RunControl(listener, cancel, watch, this::connect);
                RunOutcome outcome =
                        open.about(() -> new PlanRunner(open, parsed, plan, journal, control).run(deployment));
                clean = leavesNothingBehind(outcome);
                return outcome;
            } catch (SQLException e) {
                drop(open, e);
                throw Failures.reading(e, product.advice(e));
            } finally {
                canceller.close();
                if (!clean) {
                    files.forget();
                }
                endReading(open);
            }
        });
    }

    private void refuseWhereOnlyLooking() {
        if (spec.lookOnly()) {
            throw new FailedException(new Failure.Refused(
                    ConnectionSpec.LOOK_ONLY, "To write, disconnect and connect again without looking only."));
        }
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
        refuseWhereOnlyLooking();
        asked(() -> files.scope().call(() -> {
            Session open = session();
            try {
                product.beginRunning(open.connection());
                new RunLock(open).release();
                return Boolean.TRUE;
            } catch (SQLException e) {
                drop(open, e);
                throw Failures.reading(e, product.advice(e));
            }
        }));
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
        return new FailedException(new Failure.WrongUsage(
                "Tidemark does not know the database of this URL: "
                        + url.replaceAll("(?i)password=[^&;]*", "password=..."),
                "It works with PostgreSQL (jdbc:postgresql:) and H2 (jdbc:h2:)."));
    }
}

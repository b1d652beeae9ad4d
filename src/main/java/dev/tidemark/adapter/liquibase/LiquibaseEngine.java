package dev.tidemark.adapter.liquibase;

import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.TrialOutcome;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Journal;
import dev.tidemark.application.port.MigrationEngine;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.changelog.Changelog;
import dev.tidemark.domain.deployment.ConnectedApplication;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.foresight.DataAnswer;
import dev.tidemark.domain.foresight.DataQuestion;
import dev.tidemark.domain.plan.LockRoom;
import dev.tidemark.domain.plan.Move;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Preconditions;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.recovery.FirstLook;
import dev.tidemark.domain.recovery.Footprint;
import dev.tidemark.domain.recovery.TransactionFate;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.timeline.ChecksumCheck;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import org.jspecify.annotations.Nullable;

/** A connected database with a project's changelog. */
final class LiquibaseEngine implements MigrationEngine {
    private static final int COUNTING_SECONDS = 2;
    private static final int PULSE_MILLISECONDS = 5000;
    private final Product product;
    private final ConnectionSpec spec;
    private final ProjectFiles files;
    private final EngineSessions sessions;
    private @Nullable Footprints footprints;

    LiquibaseEngine(Product product, ConnectionSpec spec, ProjectFiles files) {
        this.product = product;
        this.spec = spec;
        this.files = files;
        this.sessions = new EngineSessions(product, spec, files);
        reading(open -> open.product().identity(open.connection(), spec));
    }

    private <T> T reading(EngineSessions.Reading<T> work) {
        return sessions.reading(work);
    }

    @Override
    public void abandon() {
        sessions.abandon();
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
    public List<ConnectedApplication> applications() {
        return reading(open -> product.applications(open.connection()));
    }

    @Override
    public Map<RevisionId, List<String>> alreadyThere(List<RevisionId> pending, String ownSchema) {
        ParsedChangelog parsed = parsed();
        return reading(open -> {
            Footprints prints = footprints(open, parsed, ownSchema);
            Map<RevisionId, Footprint> known = new LinkedHashMap<>();
            pending.forEach(id -> known.put(id, prints.of(id)));
            Set<String> names = FirstLook.names(known.values());
            return names.isEmpty()
                    ? Map.<RevisionId, List<String>>of()
                    : FirstLook.doubtful(known, product.catalog().present(open.connection(), names));
        });
    }

    private Footprints footprints(Session open, ParsedChangelog parsed, String schema) {
        Footprints kept = footprints;
        if (kept == null || !kept.of(parsed, schema)) {
            kept = new Footprints(parsed, new StatementWriter(open.database(), open.rows()), schema);
            footprints = kept;
        }
        return kept;
    }

    @Override
    public Map<ObjectName, ObjectName> brokenIndexes() {
        return reading(open -> product.catalog().brokenIndexes(open.connection()));
    }

    @Override
    public TransactionFate fate(String transaction) {
        return reading(open -> switch (product.fate(open.connection(), transaction)) {
            case COMMITTED -> TransactionFate.COMMITTED;
            case UNDONE -> TransactionFate.UNDONE;
            case RUNNING -> TransactionFate.RUNNING;
            case UNKNOWN -> TransactionFate.UNKNOWN;
        });
    }

    @Override
    public LockState lock() {
        return reading(Session::lock);
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
        return sessions.reading(PULSE_MILLISECONDS, open -> {
            PulseReader.Answer answer = open.pulse().read();
            LockState lock = answer.lock().held() ? open.known(answer.lock()) : answer.lock();
            return new Pulse(filesChanged, answer.record(), lock);
        });
    }

    @Override
    public DataAnswer ask(DataQuestion question) {
        DataAnswer answer = counted(question);
        boolean slow = answer instanceof DataAnswer.TooSlow && question.kind() == DataQuestion.Kind.LOST;
        return slow
                ? new DataAnswer.TooSlow(reading(open -> product.estimate(open.connection(), question.other())))
                : answer;
    }

    private DataAnswer counted(DataQuestion question) {
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
                if (product.lost(e)) {
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
        if (LockRelease.isAll(plan)) {
            return sessions.asked(() -> files.scope().call(() -> {
                Session open = sessions.session();
                try {
                    return new LockRelease(open).run(plan, journal, listener);
                } catch (SQLException e) {
                    sessions.drop(open, e);
                    throw Failures.reading(e, product.advice(e));
                } finally {
                    EngineSessions.endReading(open);
                }
            }));
        }
        ParsedChangelog parsed = parsed();
        return new EngineRuns(product, spec, files, sessions)
                .run(plan, settings, parsed, new EngineRuns.Hearing(journal, listener, cancel));
    }

    @Override
    public TrialOutcome trial(
            Plan plan, Duration limit, Journal.Run journal, RunListener listener, CancelToken cancel) {
        refuseWhereOnlyLooking();
        ParsedChangelog parsed = parsed();
        return new EngineRuns(product, spec, files, sessions)
                .trial(plan, limit, parsed, new EngineRuns.Hearing(journal, listener, cancel));
    }

    @Override
    public Optional<LockRoom> lockRoom(Set<String> tables) {
        return reading(open -> product.lockRoom(open.connection(), tables));
    }

    private void refuseWhereOnlyLooking() {
        if (spec.lookOnly()) {
            throw new FailedException(new Failure.Refused(
                    ConnectionSpec.LOOK_ONLY, "To write, disconnect and connect again without looking only."));
        }
    }

    @Override
    public Statement releaseLockStatement() {
        return reading(open -> Statement.fixed(new RunLock(open).releaseStatement()));
    }

    @Override
    public void releaseLock() {
        refuseWhereOnlyLooking();
        sessions.asked(() -> files.scope().call(() -> {
            Session open = sessions.session();
            try {
                product.beginRunning(open.connection());
                new RunLock(open).release();
                return Boolean.TRUE;
            } catch (SQLException e) {
                sessions.drop(open, e);
                throw Failures.reading(e, product.advice(e));
            }
        }));
    }

    @Override
    public void close() {
        sessions.close();
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

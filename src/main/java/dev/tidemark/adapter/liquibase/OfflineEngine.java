package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.Journal;
import dev.tidemark.application.port.MigrationEngine;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.changelog.Changelog;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.deployment.RecordStamp;
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
import java.util.ArrayList;
import java.util.List;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.OfflineConnection;
import liquibase.exception.DatabaseException;

/** A changelog for a product, without any database: an empty record, no lock, nothing to run. */
final class OfflineEngine implements MigrationEngine {
    private final String product;
    private final ProjectFiles files;
    private final Database database;
    private final HistoryRows rows;

    OfflineEngine(String product, ProjectFiles files) {
        this.product = product;
        this.files = files;
        this.database = files.scope().call(() -> offline(product));
        files.scope().about(database);
        this.rows = files.scope().call(() -> {
            HistoryRows made = new HistoryRows(database);
            Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class).register(made);
            return made;
        });
    }

    private Database offline(String name) throws DatabaseException {
        Database made = Session.named(Session.fresh(name), files.project());
        made.setConnection(new OfflineConnection("offline:" + name + "?outputLiquibaseSql=none", files.path()));
        return made;
    }

    @Override
    public ServerIdentity identity() {
        boolean postgres = product.equals("postgresql");
        return new ServerIdentity(
                postgres ? "PostgreSQL" : "H2",
                "",
                "offline:" + product,
                "",
                postgres ? "public" : "PUBLIC",
                new ServerIdentity.Who("", ""),
                "offline",
                "",
                "There is no connection.",
                postgres);
    }

    private ParsedChangelog parsed() {
        ParsedChangelog kept = files.kept();
        return kept != null ? kept : files.scope().call(() -> files.parse(database));
    }

    @Override
    public Changelog changelog() {
        return parsed().changelog();
    }

    @Override
    public DataAnswer ask(DataQuestion question) {
        return new DataAnswer.Refused("", "There is no connection.");
    }

    @Override
    public DeploymentRecord record() {
        return DeploymentRecord.EMPTY;
    }

    @Override
    public LockState lock() {
        return LockState.ABSENT;
    }

    @Override
    public ChecksumCheck checksums() {
        return parsed();
    }

    @Override
    public Preview preview(List<Move> moves, String tag, DeploymentRecord record) {
        ParsedChangelog parsed = parsed();
        return files.scope().call(() -> {
            rows.begin(record.rows(), record.lastOrder());
            StatementWriter writer = new StatementWriter(database, rows);
            List<Statement> setup = new ArrayList<>(writer.lockTable());
            setup.addAll(writer.lockRow());
            setup.addAll(writer.historyTable());
            return maker(parsed, new PreconditionProbe(database, parsed.log()))
                    .make(moves, tag, record, setup, files.project());
        });
    }

    @Override
    public Preview sketch(List<Move> moves, DeploymentRecord record) {
        ParsedChangelog parsed = parsed();
        return files.scope().call(() -> {
            rows.begin(record.rows(), record.lastOrder());
            return maker(parsed, PreconditionAnswers.NOT_ASKED).make(moves, "", record, List.of(), files.project());
        });
    }

    private PreviewMaker maker(ParsedChangelog parsed, PreconditionAnswers answers) {
        boolean transactional = product.equals("postgresql");
        return new PreviewMaker(
                new StatementWriter(database, rows), parsed, answers, transactional,
                new FillPreview(database, null, DeploymentRecord.EMPTY, transactional));
    }

    /** They can be listed; there is nothing to ask. */
    @Override
    public Preconditions preconditions(RevisionId revision, boolean ask) {
        ParsedChangelog parsed = parsed();
        ChangeSet changeSet = parsed.find(revision);
        return changeSet == null
                ? Preconditions.NONE
                : files.scope()
                        .call(() -> new PreconditionList(new PreconditionProbe(database, parsed.log()), changeSet)
                                .read(false));
    }

    @Override
    public Variant variant(Execution execution) {
        ParsedChangelog other = files.scope().call(() -> files.parse(database, execution));
        return new Variant(other.changelog(), other);
    }

    @Override
    public Pulse pulse() {
        return new Pulse(files.changed(), RecordStamp.EMPTY, LockState.ABSENT);
    }

    @Override
    public RunOutcome run(
            Plan plan, RunSettings settings, Journal.Run journal, RunListener listener, CancelToken cancel) {
        throw nothingToRun();
    }

    @Override
    public Statement releaseLockStatement() {
        throw nothingToRun();
    }

    @Override
    public void releaseLock() {
        throw nothingToRun();
    }

    private static FailedException nothingToRun() {
        return new FailedException(
                new Failure.WrongUsage("There is no connection.", "Name a database, or make a script instead."));
    }

    @Override
    public void close() {
        files.close();
    }
}

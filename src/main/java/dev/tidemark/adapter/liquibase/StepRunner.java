package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome.Done;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.plan.Fill;
import dev.tidemark.domain.plan.HistoryStatement;
import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.sql.OwnTransaction;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.ChangeLogSyncVisitor;
import liquibase.changelog.visitor.RollbackVisitor;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;

/** Runs one step: lets Liquibase do it, sees that exactly the reviewed statements pass, and commits. */
final class StepRunner {
    private static final Set<String> ROWS_ONLY =
            Set.of("insert", "update", "delete", "merge", "select", "values", "with", "explain");

    private final Session session;
    private final ParsedChangelog parsed;
    private final Journal.Run journal;
    private final String deployment;
    private final List<Done> committed;
    private final PlanRunner.RunControl control;
    private final StatementWriter writer;
    private final Map<RevisionId, String> storedPaths = new HashMap<>();
    private boolean exactNumbers = true;
    private @Nullable FillRunner fill;

    /**
     * @param committed gets what is committed, at once
     * @param control who listens, who may stop it, what sees who stands in the way
     */
    StepRunner(
            Session session, ParsedChangelog parsed, Journal.Run journal, String deployment, List<Done> committed,
            PlanRunner.RunControl control) {
        this.committed = committed;
        this.control = control;
        this.session = session;
        this.parsed = parsed;
        this.journal = journal;
        this.deployment = deployment;
        this.writer = new StatementWriter(session.database(), session.rows());
    }

    /** A step did not come to its end. */
    static final class StepFailed extends Exception {
        private static final long serialVersionUID = 1L;
        private final String words;
        private final String state;

        StepFailed(String words, String state, @Nullable Throwable cause) {
            super(words, cause);
            this.words = words;
            this.state = state;
        }

        /** The database's words, or ours. */
        String words() {
            return words;
        }

        /** What became of this revision. */
        String state() {
            return state;
        }
    }

    /** The stored paths of recorded rows, which can differ from the files' own form. */
    void know(List<AppliedRevision> rows) {
        rows.forEach(row -> storedPaths.put(row.id(), row.storedPath()));
    }

    /**
     * Runs a step.
     *
     * @param alone whether it is committed by itself; otherwise {@link #commit} does it for several
     */
    Done run(Step step, RunListener listener, boolean alone) throws StepFailed {
        long start = System.nanoTime();
        ChangeSet changeSet = changeSet(step);
        Expected expected = expected(step, changeSet);
        session.gate()
                .expect(expected.statements(), expected.instead(), step.conditions().transactional(),
                        new Progress(step, listener));
        fill = null;
        Fill batches = step.conditions().fill();
        if (batches != null) {
            fill = new FillRunner(session, step, batches, journal, control);
            session.gate().instead(fill);
        }
        try {
            String effect = send(step, changeSet);
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            verify(step, effect);
            if (alone) {
                commit(List.of(new Done(step.kind(), step.revision(), milliseconds, effect)), List.of(step));
            }
            if (batches != null) {
                tidyUp(batches.after());
            }
            exactNumbers &= !effect.equals("skipped") && !effect.equals("failed");
            return new Done(step.kind(), step.revision(), milliseconds, effect);
        } catch (LiquibaseException | SQLException | RuntimeException e) {
            throw failed(step, e);
        } finally {
            session.gate().rest();
        }
    }

    /** What stays of a fill where a table cannot be dropped with the last batch. */
    private void tidyUp(List<Statement> after) throws SQLException, StepFailed {
        session.gate().expect(after, List.of(), false, null);
        for (Statement statement : after) {
            try {
                journal.statement(null, statement.sql());
                journal.committing();
                own(statement.sql());
                session.connection().commit();
            } catch (SQLException e) {
                throw new StepFailed(
                        Failures.firstLine(e),
                        "The revision is applied and recorded; only an empty table of Tidemark's own stays: "
                                + statement.sql() + " takes it away.",
                        e);
            }
        }
    }

    /** Commits what was sent, with the run log on disk before and told after. */
    void commit(List<Done> done, List<Step> steps) throws SQLException, StepFailed {
        String transaction = session.product().transaction(session.connection());
        if (!transaction.isEmpty()) {
            journal.transaction(transaction);
        }
        journal.committing();
        session.gate().committing();
        try {
            session.connection().commit();
        } catch (SQLException e) {
            if (session.alive()) {
                throw e;
            }
            throw new StepFailed(Failures.firstLine(e), lost(transaction, done, steps), e);
        }
        tell(done, steps);
    }

    /** What became of a commit that was not answered: the server is asked, and nothing is sent again before. */
    private String lost(String transaction, List<Done> done, List<Step> steps) throws StepFailed {
        String beginning = "The connection was lost during the commit";
        return switch (new LostCommit(control.reconnect()).of(transaction)) {
            case COMMITTED -> {
                tell(done, steps);
                yield beginning + "; the server says that it was kept: what it did is there, and is recorded.";
            }
            case UNDONE -> beginning + "; the server says that it was undone: nothing of it is there.";
            case RUNNING -> beginning + ", and the server is still at it: whether it is kept or undone is unknown until"
                    + " the history is read again.";
            case UNKNOWN -> beginning + ": whether it was kept or undone is unknown until the history is read again.";
        };
    }

    private void tell(List<Done> done, List<Step> steps) throws StepFailed {
        committed.addAll(done);
        try {
            for (int i = 0; i < done.size(); i++) {
                journal.committed(steps.get(i), done.get(i).effect(), done.get(i).milliseconds());
            }
        } catch (FailedException e) {
            throw new StepFailed(e.failure().what(), "The last one is not in the run log.", e);
        }
    }

    /**
     * What may be sent: the reviewed texts. Rows get other numbers than reviewed only after a step that wrote no row
     * because of a precondition or an allowed failure.
     */
    private record Expected(List<Statement> statements, List<String> instead) {}

    private Expected expected(Step step, ChangeSet changeSet) {
        List<Statement> statements = new ArrayList<>(step.statements());
        List<String> instead = new ArrayList<>();
        int order = session.rows().lastOrder() + 1;
        List<Statement> history = step.history();
        boolean numbered = step.kind() == StepKind.APPLY || step.kind() == StepKind.STAMP;
        if (numbered && !history.isEmpty()) {
            if (!exactNumbers) {
                ExecType type = step.kind() == StepKind.STAMP ? ExecType.EXECUTED : type(step);
                history = writer.recorded(changeSet, type, order);
            }
            if (step.conditions().preconditions() == PreconditionResult.UNKNOWN) {
                ExecType passedOver =
                        session.rows().isRecorded(step.revision()) ? ExecType.RERAN : ExecType.MARK_RAN;
                writer.recorded(changeSet, passedOver, order).forEach(s -> instead.add(numbered(s.sql())));
            }
            session.rows().next(order);
        }
        history.forEach(s -> statements.add(Statement.fixed(numbered(s.sql()))));
        return new Expected(statements, instead);
    }

    private ExecType type(Step step) {
        if (session.rows().isRecorded(step.revision())) {
            return ExecType.RERAN;
        }
        return step.conditions().preconditions() == PreconditionResult.MARK_RAN ? ExecType.MARK_RAN : ExecType.EXECUTED;
    }

    private String numbered(String sql) {
        return HistoryStatement.numbered(sql, deployment);
    }

    private ChangeSet changeSet(Step step) {
        ChangeSet known = parsed.find(step.revision());
        String stored = storedPaths.getOrDefault(step.revision(), step.revision().path());
        if (known == null) {
            return ChangeSets.standIn(step.revision(), stored);
        }
        known.setStoredFilePath(stored);
        return known;
    }

    private String send(Step step, ChangeSet changeSet) throws LiquibaseException, SQLException {
        Database database = session.database();
        DatabaseChangeLog log = parsed.log();
        return switch (step.kind()) {
            case APPLY -> {
                Effects effects = new Effects();
                new UpdateVisitor(database, effects).visit(changeSet, log, database, Set.of());
                yield effects.word();
            }
            case ROLLBACK -> {
                new RollbackVisitor(database, null).visit(changeSet, log, database, Set.of());
                yield "rolledBack";
            }
            case STAMP -> {
                SyncErrors errors = new SyncErrors();
                new ChangeLogSyncVisitor(database, errors).visit(changeSet, log, database, Set.of());
                errors.rethrow();
                yield "recorded";
            }
            case UNSTAMP -> {
                database.removeRanStatus(changeSet);
                yield "unrecorded";
            }
            case FINISH, UNDO, DROP_INDEX -> new Mending(session, log).send(step, changeSet);
            case TAG, ACCEPT_EDIT, RELEASE_LOCK -> {
                for (Statement statement : step.history()) {
                    own(statement.sql());
                }
                yield "recorded";
            }
        };
    }

    private void own(String sql) throws SQLException {
        Connection face = ((liquibase.database.jvm.JdbcConnection) session.database().getConnection())
                .getUnderlyingConnection();
        try (java.sql.Statement statement = face.createStatement()) {
            statement.execute(sql);
        }
    }

    private void verify(Step step, String effect) throws SQLException {
        String violation = session.gate().violation();
        if (violation != null) {
            throw new SQLException(violation);
        }
        if (session.gate().refused()) {
            // Liquibase may swallow the refusal (failOnError=false) and would record the revision.
            throw new SQLException("The run was cancelled");
        }
        List<String> unsent = session.gate().unsent();
        boolean whole = !effect.equals("skipped") && !effect.equals("markRan") && !effect.equals("failed");
        if (whole && !unsent.isEmpty()) {
            throw new SQLException("A reviewed statement was not sent: " + unsent.getFirst());
        }
        boolean mayPassOver = step.conditions().preconditions() != PreconditionResult.MET
                && step.conditions().preconditions() != PreconditionResult.NONE;
        boolean passedOver = effect.equals("markRan") || (effect.equals("skipped") && !step.history().isEmpty());
        if (!mayPassOver && passedOver) {
            throw new SQLException("Its precondition held when the plan was made, and does not hold now");
        }
    }

    /**
     * How many statements of a step stay after a rollback: all of them where each commits by itself, else those up to the
     * last one that commits what ran before it. On H2 that is every change of the schema (H2 manual, "Transaction
     * Isolation").
     */
    private int staying(Step step, int finished) {
        List<Statement> statements = step.statements();
        boolean known = statements.stream().allMatch(s -> s.nature() == Statement.Nature.FIXED && s.rows().isEmpty());
        boolean postgres = session.product().name().equals("postgresql");
        ChangeSet changeSet = parsed.find(step.revision());
        boolean eachAlone = postgres && changeSet != null && !changeSet.isRunInTransaction();
        int count = Math.min(finished, statements.size());
        while (known && !eachAlone && count > 0) {
            String sql = statements.get(count - 1).sql();
            if (OwnTransaction.endsIn(sql) || !postgres && !changesRowsOnly(sql)) {
                break;
            }
            count--;
        }
        return count;
    }

    private static boolean changesRowsOnly(String sql) {
        List<SqlToken> words = SqlLexer.words(sql);
        return words.isEmpty() || ROWS_ONLY.contains(words.getFirst().text().toLowerCase(Locale.ROOT));
    }

    /** To force the run log for each of very many rows would make a revision that fills a table take hours. */
    private boolean mayCommit(String sql) {
        try {
            return session.connection().getAutoCommit() || !OwnTransaction.rowsOnly(sql);
        } catch (SQLException e) {
            return true;
        }
    }

    private StepFailed failed(Step step, Exception error) {
        SQLException sql = Failures.cause(error, SQLException.class);
        String violation = session.gate().violation();
        String words =
                violation != null ? violation : sql == null ? Failures.innermost(error) : Failures.firstLine(sql);
        boolean whole = step.conditions().transactional() || step.kind().recordOnly();
        int stay = whole ? 0 : staying(step, session.gate().finished());
        String undone;
        try {
            session.connection().rollback();
            undone = fill != null
                    ? fill.state()
                    : stay == 0
                            ? "This revision was undone completely."
                            : "This revision is not one transaction here: the first " + stay + " of its "
                                    + step.statements().size() + " statements stay.";
        } catch (SQLException e) {
            undone = whole || fill != null
                    ? "The connection is lost; the server undoes this revision by itself."
                    : "The connection is lost; what this revision did so far stays.";
            undone += fill == null ? "" : " " + fill.state();
        }
        return new StepFailed(words, undone, error);
    }

    /** Tells the journal and the person what is sent. */
    private final class Progress implements PlanGate.Listener {
        private final Step step;
        private final RunListener listener;
        private final Set<String> told = new HashSet<>();
        private int number;
        private boolean telling;

        Progress(Step step, RunListener listener) {
            this.step = step;
            this.listener = listener;
        }

        @Override
        public void started(String sql) {
            telling = step.conditions().fill() == null || told.add(sql); // those of a batch only once
            if (!telling) {
                control.watch().started();
                return;
            }
            number++;
            journal.statement(step, sql);
            if (!step.conditions().transactional() && !step.kind().recordOnly() && mayCommit(sql)) {
                journal.committing();
            }
            control.watch().started();
            listener.statementStarted(step, number, sql);
        }

        @Override
        public void ended(String sql, long milliseconds) {
            control.watch().ended();
            if (telling) {
                listener.statementEnded(step, number, milliseconds);
            }
        }
    }
}

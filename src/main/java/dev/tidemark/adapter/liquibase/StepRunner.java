package dev.tidemark.adapter.liquibase;

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
import java.sql.Savepoint;
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

/** Runs one step: lets Liquibase do it, and sees that exactly the reviewed statements pass. */
final class StepRunner {
    private static final Set<String> ROWS_ONLY =
            Set.of("insert", "update", "delete", "merge", "select", "values", "with", "explain");

    /** What a failure says where the transaction holds several revisions. */
    static final String UNDONE_TOGETHER = "All that ran in this transaction was undone.";

    private final Session session;
    private final ParsedChangelog parsed;
    private final Journal.Run journal;
    private final String deployment;
    private final RunControl control;
    private final StatementWriter writer;
    private final Map<RevisionId, String> storedPaths = new HashMap<>();
    private boolean exactNumbers = true;
    private @Nullable FillRunner fill;
    private @Nullable RowRecount recount;

    StepRunner(
            Session session, ParsedChangelog parsed, Journal.Run journal, String deployment, RunControl control) {
        this.control = control;
        this.session = session;
        this.parsed = parsed;
        this.journal = journal;
        this.deployment = deployment;
        this.writer = new StatementWriter(session.database(), session.rows());
    }

    /** The stored paths of recorded rows, which can differ from the files' own form. */
    void know(List<AppliedRevision> rows) {
        rows.forEach(row -> storedPaths.put(row.id(), row.storedPath()));
    }

    /** Counts again what statements destroy, before and after they are sent. */
    void guard(RowRecount counts) {
        recount = counts;
    }

    /** Whether the rows so far have the numbers that were reviewed. */
    boolean exactNumbers() {
        return exactNumbers;
    }

    /** Goes on where another one was, which had those numbers. */
    void exactNumbers(boolean exact) {
        exactNumbers = exact;
    }

    /**
     * Sends a step and commits nothing of it, but what cannot but commit by itself.
     *
     * @param place its place in the plan, from 0
     * @param shared whether its transaction holds other revisions as well, which a rollback of Liquibase's must not undo
     */
    Done run(Step step, int place, boolean shared) throws StepFailed {
        long start = System.nanoTime();
        ChangeSet changeSet = changeSet(step);
        Expected expected = expected(step, changeSet);
        PlanGate gate = session.gate();
        gate.expect(expected.statements(), expected.instead(), step.conditions().transactional(),
                new StepProgress(step, journal, control, session));
        gate.leaveOut(expected.leftOut());
        fill = null;
        gate.guard(recount == null ? null : recount.of(place));
        if (step.conditions().fill() != null) {
            fill = new FillRunner(session, step, place, journal, control);
            gate.instead(fill);
        }
        try {
            Savepoint before = shared ? session.connection().setSavepoint() : null;
            if (shared) {
                gate.hold(before);
            }
            String effect = send(step, changeSet);
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            verify(step, effect);
            if (before != null) {
                gate.hold(null);
                session.connection().releaseSavepoint(before); // with its own place in the lock table
            }
            exactNumbers &= !effect.equals("skipped") && !effect.equals("failed");
            return new Done(step.kind(), step.revision(), milliseconds, effect);
        } catch (LiquibaseException | SQLException | RuntimeException e) {
            throw failed(step, e, shared);
        } finally {
            gate.rest();
        }
    }

    /** What is committed by itself after the step was: a table that cannot be dropped with the last batch. */
    void finish(Step step) throws StepFailed {
        Fill batches = step.conditions().fill();
        if (batches == null || batches.after().isEmpty()) {
            return;
        }
        try {
            tidyUp(batches.after());
        } catch (SQLException | RuntimeException e) {
            throw failed(step, e, false);
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
                        false, e);
            }
        }
    }

    /**
     * What may be sent: the reviewed texts. Rows get other numbers than reviewed only after a step that wrote no row
     * because of a precondition or an allowed failure.
     */
    private record Expected(List<Statement> statements, List<String> instead, Set<Integer> leftOut) {}

    private Expected expected(Step step, ChangeSet changeSet) {
        Step.Remainder remainder = step.conditions().remainder();
        List<Statement> statements = new ArrayList<>(remainder == null ? step.statements() : remainder.all());
        List<String> instead = new ArrayList<>();
        int order = session.rows().lastOrder() + 1;
        List<Statement> history = step.history();
        boolean numbered = step.kind().writesRow();
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
        Set<Integer> leftOut = new HashSet<>();
        if (remainder != null) {
            remainder.inPlace().forEach(number -> leftOut.add(number - 1));
            if (step.kind() == StepKind.UNDO && history.isEmpty()) {
                writer.removed(changeSet).forEach(s -> { // it has no row, and none is removed
                    leftOut.add(statements.size());
                    statements.add(s);
                });
            }
        }
        return new Expected(statements, instead, leftOut);
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
                throwWhereOthersWereInTheWay(effects.word());
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

    /** That it may fail (failOnError=false) does not mean that it need not be tried again where only others were in the way. */
    private void throwWhereOthersWereInTheWay(String effect) throws SQLException {
        SQLException error = session.gate().lastError();
        boolean passedOver = effect.equals("failed") && control.settings().locks().retries();
        if (passedOver && error != null && LockRetry.worthwhile(session.product(), error)) {
            throw error;
        }
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
        boolean postgres = postgres();
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

    /** What became of it, for an error that is not the step's own but that of its commit. */
    StepFailed failed(Step step, Exception error, boolean shared) {
        SQLException sql = Failures.cause(error, SQLException.class);
        String violation = session.gate().violation();
        String words =
                violation != null ? violation : sql == null ? Failures.innermost(error) : Failures.firstLine(sql);
        boolean whole = shared || step.conditions().transactional() || step.kind().recordOnly();
        int stay = whole ? 0 : staying(step, session.gate().finished());
        boolean nothing = stay == 0 && (fill == null || fill.untouched() && postgres());
        session.gate().letGo();
        String undone;
        try {
            session.connection().rollback();
            undone = fill != null ? fill.state() : shared ? UNDONE_TOGETHER : state(step, stay);
        } catch (SQLException e) {
            undone = shared
                    ? "The connection is lost; the server undoes the whole transaction by itself."
                    : whole || fill != null
                            ? "The connection is lost; the server undoes this revision by itself."
                            : "The connection is lost; what this revision did so far stays.";
            undone += fill == null ? "" : " " + fill.state();
            nothing = false;
        }
        return new StepFailed(words, undone, nothing, error);
    }

    private static String state(Step step, int stay) {
        return stay == 0
                ? "This revision was undone completely."
                : "This revision is not one transaction here: the first " + stay + " of its "
                        + step.statements().size() + " statements stay.";
    }

    private boolean postgres() {
        return session.product().name().equals("postgresql");
    }
}

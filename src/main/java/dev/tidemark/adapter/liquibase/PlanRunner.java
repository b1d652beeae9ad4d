package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.CancelToken.Wish;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Done;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.plan.Fingerprint;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.revision.RevisionId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan's steps over the gated connection: each one with its row in one commit, which is ours. A plan that changes
 * the record only is one commit as a whole.
 */
final class PlanRunner {
    private final Session session;
    private final ParsedChangelog parsed;
    private final Plan plan;
    private final Journal.Run journal;
    private final RunListener listener;
    private final CancelToken cancel;
    private final RunControl control;
    private final List<Done> done = new ArrayList<>();

    PlanRunner(
            Session session,
            ParsedChangelog parsed,
            Plan plan,
            Journal.Run journal,
            RunControl control) {
        this.session = session;
        this.parsed = parsed;
        this.plan = plan;
        this.journal = journal;
        this.listener = control.listener();
        this.cancel = control.cancel();
        this.control = control;
    }

    /**
     * Who listens, who may stop it, what sees who stands in the way, and how to connect anew where the connection was lost
     * before the lock could be released.
     */
    record RunControl(
            RunListener listener, CancelToken cancel, BlockingWatch watch, Supplier<Session> reconnect) {}

    /** Runs it. Inside the scope, with the deployment's number in it. */
    RunOutcome run(String deployment) throws SQLException {
        session.product().beginRunning(session.connection());
        Set<Statement> forLock = lockStatements();
        setup(plan.setup().stream().filter(forLock::contains).toList());
        RunLock lock = new RunLock(session);
        LockState ours = lock.take();
        RunOutcome outcome;
        try {
            check();
            setup(plan.setup().stream().filter(s -> !forLock.contains(s)).toList());
            outcome = locked(deployment);
        } catch (SQLException | RuntimeException e) {
            session.gate().rest();
            release(lock, ours);
            throw e;
        }
        session.gate().rest();
        String stays = release(lock, ours);
        return stays.isEmpty() ? outcome : withLockHeld(outcome, stays);
    }

    /** Those that make the lock table come first; the history table is only touched under the lock. */
    private Set<Statement> lockStatements() {
        StatementWriter writer = new StatementWriter(session.database(), session.rows());
        Set<Statement> found = new HashSet<>(writer.lockTable());
        found.addAll(writer.lockRow());
        return found;
    }

    private void setup(List<Statement> statements) throws SQLException {
        for (Statement statement : statements) {
            journal.statement(null, statement.sql());
            journal.committing();
            try (java.sql.Statement sender = session.connection().createStatement()) {
                sender.execute(statement.sql());
                session.connection().commit();
            } catch (SQLException e) {
                session.connection().rollback();
                if (lockStatements().contains(statement)) {
                    refuseWhereLockAppeared();
                }
                throw new FailedException(
                        new Failure.StatementFailed(
                                null,
                                statement.sql(),
                                session.product().errorPosition(e),
                                e.getSQLState(),
                                Failures.firstLine(e),
                                "The history tables are not complete; no revision was run.",
                                session.product().advice(e),
                                session.product().errorDetails(e)),
                        e);
            }
        }
    }

    /** Two runs that begin on an empty database both want to make the lock: the later one is told whose it is now. */
    private void refuseWhereLockAppeared() throws SQLException {
        LockState now = session.reader().lock();
        session.connection().rollback();
        if (now.held()) {
            throw new FailedException(new Failure.LockHeld(now.by(), now.since()));
        }
        if (now.tableExists()) {
            throw new FailedException(new Failure.Refused(
                    "Somebody else made the history tables between planning and running.",
                    "Plan again, read it, and run the new one."));
        }
    }

    /** Whether the record is still the reviewed one, now that nobody else can change it. */
    private void check() throws SQLException {
        DeploymentRecord record = session.reader().record();
        session.connection().rollback();
        if (!Fingerprint.brief(record.digest()).equals(plan.fingerprint().record())) {
            throw new FailedException(new Failure.Refused(
                    "The database's history changed between planning and running: somebody else deployed.",
                    "Plan again, read it, and run the new one."));
        }
    }

    private RunOutcome locked(String deployment) throws SQLException {
        DeploymentRecord record = session.reader().record();
        session.connection().rollback();
        session.rows().begin(record.rows(), record.lastOrder());
        StepRunner runner = new StepRunner(session, parsed, journal, deployment, done, control);
        runner.know(record.rows());
        boolean together = plan.steps().stream().allMatch(step -> step.kind().recordOnly());
        List<Done> sent = new ArrayList<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            if (cancel.wish() != Wish.NONE) {
                session.connection().rollback();
                return new RunOutcome(Result.CANCELLED, done, new Failure.Cancelled(soFar()));
            }
            Step step = plan.steps().get(i);
            listener.stepStarted(i, plan.steps().size(), step);
            try {
                Done finished = runner.run(step, listener, !together);
                sent.add(finished);
                listener.stepEnded(i, plan.steps().size(), finished);
            } catch (StepRunner.StepFailed e) {
                return failed(step, e);
            }
        }
        if (together) {
            try {
                runner.commit(sent, plan.steps());
            } catch (StepRunner.StepFailed e) {
                return failed(plan.steps().getLast(), e);
            }
        }
        return new RunOutcome(Result.COMPLETED, done, null);
    }

    private RunOutcome failed(Step step, StepRunner.StepFailed e) {
        SQLException sql = Failures.cause(e, SQLException.class);
        boolean paused = Failures.cause(e, FillRunner.Paused.class) != null;
        boolean cancelled = paused || cancel.wish() == Wish.NOW
                && (session.gate().refused() || sql != null && session.product().wasCancelled(sql));
        boolean onlyBatches = done.isEmpty() && step.conditions().fill() != null;
        String state = onlyBatches ? e.state() : soFar() + " " + e.state();
        if (cancelled) {
            return new RunOutcome(Result.CANCELLED, done, new Failure.Cancelled(state));
        }
        RevisionId revision = step.revision();
        Failure failure = new Failure.StatementFailed(
                revision,
                session.gate().lastSql(),
                sql == null ? 0 : session.product().errorPosition(sql),
                sql == null ? null : sql.getSQLState(),
                session.wasCut() ? "the server did not answer, and the connection was cut" : e.words(),
                state,
                advice(e, sql),
                sql == null ? List.of() : session.product().errorDetails(sql));
        return new RunOutcome(Result.FAILED, done, failure);
    }

    private String advice(StepRunner.StepFailed e, @Nullable SQLException sql) {
        FailedException own = Failures.cause(e, FailedException.class);
        if (own != null && !own.failure().advice().isEmpty()) {
            return own.failure().advice();
        }
        List<BlockingSession> blocking = control.watch().last();
        if (sql != null && session.product().gaveUpWaiting(sql) && !blocking.isEmpty()) {
            return inTheWay(blocking);
        }
        String special = sql == null ? "" : session.product().advice(sql);
        return special.isEmpty() ? "Mend the cause, plan again and go on from there." : special;
    }

    private static String inTheWay(List<BlockingSession> blocking) {
        BlockingSession first = blocking.getFirst();
        String others = blocking.size() == 1 ? "" : " and " + (blocking.size() - 1) + " more";
        String query = first.query().isEmpty() ? "" : ", with " + first.query().replaceAll("\\s+", " ").strip();
        return "Somebody else holds a lock on it: " + first.words() + query + others
                + ". Tidemark waits a short while only, so that others do not queue behind. Try again when they are done.";
    }

    private String soFar() {
        int total = plan.steps().size();
        return done.isEmpty()
                ? "No step was committed."
                : done.size() + " of " + total + " steps are committed and stay.";
    }

    private String release(RunLock lock, LockState ours) {
        try {
            lock.releaseOurs(ours);
            return "";
        } catch (SQLException first) {
            try (Session other = control.reconnect().get()) {
                other.product().beginRunning(other.connection());
                new RunLock(other).releaseOurs(ours);
                return "";
            } catch (SQLException | FailedException e) {
                return "The changelog lock could not be released and is still held; release it.";
            }
        }
    }

    private static RunOutcome withLockHeld(RunOutcome outcome, String stays) {
        Failure before = outcome.failure();
        Failure failure = switch (before) {
            case Failure.StatementFailed f -> new Failure.StatementFailed(
                    f.revision(), f.statement(), f.position(), f.sqlState(), f.message(),
                    f.databaseState() + " " + stays,
                    f.advice(), f.details());
            case null -> new Failure.Unexpected(
                    "The plan was run, but the connection was lost afterwards.", stays, "Release the lock.", "");
            default -> before;
        };
        return new RunOutcome(before == null ? Result.FAILED : outcome.result(), outcome.done(), failure);
    }
}

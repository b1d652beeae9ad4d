package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.CancelToken.Wish;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Done;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in words why a run ended before its end, and in which state it left the database. */
final class RunFailures {
    private static final Set<String> INDEX_MAKERS = Set.of("create", "reindex");

    private final Session session;
    private final Plan plan;
    private final RunControl control;
    private final List<Done> done;

    /** With the list of what is committed, which grows. */
    RunFailures(Session session, Plan plan, RunControl control, List<Done> done) {
        this.session = session;
        this.plan = plan;
        this.control = control;
        this.done = done;
    }

    /** Whether a statement that failed may have left an index behind that costs and does not serve. */
    static boolean mayLeaveAnIndex(Step step, String sql) {
        if (step.conditions().transactional() || step.conditions().fill() != null) {
            return false;
        }
        List<SqlToken> words = SqlLexer.words(sql);
        return !words.isEmpty() && words.stream().anyMatch(w -> w.is("concurrently"))
                && INDEX_MAKERS.stream().anyMatch(words.getFirst()::is);
    }

    /** What is committed, and what became of the step that failed. */
    String state(Step step, StepFailed e) {
        boolean onlyBatches = done.isEmpty() && step.conditions().fill() != null;
        return onlyBatches ? e.state() : soFar() + " " + e.state();
    }

    RunOutcome failed(Step step, StepFailed e, LockRetry retry) {
        SQLException sql = Failures.cause(e, SQLException.class);
        FillRunner.Paused paused = Failures.cause(e, FillRunner.Paused.class);
        boolean cancelled = paused != null || control.cancel().wish() == Wish.NOW
                && (session.gate().refused() || sql != null && session.product().wasCancelled(sql));
        String index = sql != null && mayLeaveAnIndex(step, session.gate().lastSql()) ? invalidIndexes() : "";
        String state = state(step, e) + (index.isEmpty() ? "" : " " + index);
        if (cancelled) {
            return new RunOutcome(Result.CANCELLED, done, paused != null && paused.late()
                    ? control.stopped(state)
                    : new Failure.Cancelled(state));
        }
        Failure failure = new Failure.StatementFailed(
                step.revision(),
                session.gate().lastSql(),
                sql == null ? 0 : session.product().errorPosition(sql),
                sql == null ? null : sql.getSQLState(),
                words(e, sql),
                state,
                (retry.words() + " " + advice(e, sql)).strip(),
                sql == null ? List.of() : session.product().errorDetails(sql));
        return new RunOutcome(Result.FAILED, done, failure);
    }

    private String words(StepFailed e, @Nullable SQLException sql) {
        if (session.wasCut()) {
            return "the server did not answer, and the connection was cut";
        }
        Duration limit = control.settings().statementTimeout();
        boolean stopped = sql != null && session.product().wasCancelled(sql);
        if (stopped && limit != null && session.gate().lastMillis() >= limit.toMillis()) {
            return "the statement took longer than the " + words(limit)
                    + " that were allowed, and the server cancelled it";
        }
        return e.words(); // who cancelled it otherwise, a limit of the role or somebody else, only the server can tell
    }

    private static String words(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    /** What a failed CREATE INDEX CONCURRENTLY leaves, as the database says. */
    private String invalidIndexes() {
        try {
            Connection connection = session.connection();
            List<String> found = session.alive() ? session.product().invalidIndexes(connection) : List.of();
            if (session.alive() && !connection.getAutoCommit()) {
                connection.rollback();
            }
            return found.isEmpty()
                    ? ""
                    : "An index that was not finished stays, costs and does not serve: " + String.join(", ", found)
                            + ". Drop it before trying again.";
        } catch (SQLException e) {
            return "An index that was not finished may stay: look for invalid ones.";
        }
    }

    private String advice(StepFailed e, @Nullable SQLException sql) {
        FailedException own = Failures.cause(e, FailedException.class);
        if (own != null && !own.failure().advice().isEmpty()) {
            return own.failure().advice();
        }
        List<BlockingSession> blocking = control.watch().last();
        if (sql != null && session.product().gaveUpWaiting(sql) && !blocking.isEmpty()) {
            return inTheWay(blocking);
        }
        if (sql != null && session.product().wasCancelled(sql) && control.settings().statementTimeout() != null) {
            return "Allow more time, or make the statement smaller.";
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

    /** How many steps are committed, in words. */
    String soFar() {
        int total = plan.steps().size();
        return done.isEmpty()
                ? "No step was committed."
                : done.size() + " of " + total + " steps are committed and stay.";
    }

    /** The outcome where something broke between two steps: what was committed before stays, and is said. */
    RunOutcome broken(Exception e) {
        FailedException own = Failures.cause(e, FailedException.class);
        SQLException sql = Failures.cause(e, SQLException.class);
        String special = sql == null ? "" : session.product().advice(sql);
        Failure failure = new Failure.StatementFailed(
                null,
                "",
                0,
                sql == null ? null : sql.getSQLState(),
                own != null ? own.failure().what() : sql == null ? Failures.innermost(e) : Failures.firstLine(sql),
                soFar(),
                own != null && !own.failure().advice().isEmpty()
                        ? own.failure().advice()
                        : special.isEmpty() ? "Look at the history before going on." : special);
        return new RunOutcome(Result.FAILED, done, failure);
    }

    /** The outcome, where the lock could not be released either. */
    static RunOutcome withLockHeld(RunOutcome outcome, String stays) {
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

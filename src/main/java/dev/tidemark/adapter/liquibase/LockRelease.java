package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Done;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs the plan that releases the changelog lock; it is the one plan that does not take the lock first. */
final class LockRelease {
    private final Session session;

    LockRelease(Session session) {
        this.session = session;
    }

    /** Whether a plan does nothing else. */
    static boolean isAll(Plan plan) {
        return !plan.steps().isEmpty() && plan.steps().stream().allMatch(s -> s.kind() == StepKind.RELEASE_LOCK);
    }

    RunOutcome run(Plan plan, Journal.Run journal, RunListener listener) throws SQLException {
        session.product().beginRunning(session.connection());
        List<Done> done = new ArrayList<>();
        for (Step step : plan.steps()) {
            listener.stepStarted(0, 1, step);
            long start = System.nanoTime();
            for (Statement statement : step.history()) {
                release(step, statement.sql(), journal);
            }
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            journal.committed(step, "released", milliseconds);
            done.add(new Done(step.kind(), step.revision(), milliseconds, "released"));
            listener.stepEnded(0, 1, done.getLast());
        }
        return new RunOutcome(RunOutcome.Result.COMPLETED, done, null);
    }

    private void release(Step step, String sql, Journal.Run journal) throws SQLException {
        journal.statement(step, sql);
        journal.committing();
        try (java.sql.Statement sender = session.connection().createStatement()) {
            int rows = sender.executeUpdate(sql);
            if (rows != 1) {
                session.connection().rollback();
                throw new FailedException(new Failure.Refused(
                        "The lock is not the one that was shown: by now it is free, or somebody else's.",
                        "Look again before releasing it."));
            }
            session.connection().commit();
        }
    }
}

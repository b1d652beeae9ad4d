package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.CancelToken.Wish;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome.Done;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.outcome.TrialOutcome;
import dev.tidemark.application.outcome.TrialOutcome.Timing;
import dev.tidemark.application.outcome.TrialOutcome.TriedStep;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.TrialRemains;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan in one transaction, with the tables and rows of the record, and rolls it back. What is only checked at the commit is
 * checked before.
 */
final class TrialRunner {
    private static final String UNDONE = "Nothing was kept: the trial was rolled back.";

    private final Session session;
    private final Plan plan;
    private final Journal.Run journal;
    private final RunControl control;
    private final ParsedChangelog parsed;
    private final List<TriedStep> tried = new ArrayList<>();
    private final Timings timings = new Timings();
    private int at;

    TrialRunner(Session session, ParsedChangelog parsed, Plan plan, Journal.Run journal, RunControl control) {
        this.session = session;
        this.parsed = parsed;
        this.plan = plan;
        this.journal = journal;
        this.control = control;
    }

    /**
     * Tries it. Inside the scope, with the deployment's number in it.
     *
     * @param asked what the person may cancel; the control's own is cancelled by the limit as well
     */
    TrialOutcome run(String deployment, Duration limit, CancelToken asked) throws SQLException {
        long start = System.nanoTime();
        RunLock lock = new RunLock(session);
        lock.reserve();
        @Nullable
        Failure failure;
        try (Limit timer = new Limit(limit, control.cancel())) {
            failure = attempt(lock, deployment, limit, asked, timer);
        } finally {
            session.gate().held().letGo();
            session.gate().rest();
            undo();
            lock.leave();
        }
        Result result = failure == null
                ? Result.COMPLETED
                : failure instanceof Failure.Cancelled ? Result.CANCELLED : Result.FAILED;
        return new TrialOutcome(result, tried, failure, (System.nanoTime() - start) / 1_000_000,
                TrialRemains.of(plan));
    }

    private void undo() throws SQLException {
        if (session.alive()) {
            session.connection().rollback();
        }
    }

    private @Nullable Failure attempt(
            RunLock lock, String deployment, Duration limit, CancelToken asked, Limit timer) throws SQLException {
        RunSetup setup = new RunSetup(session, plan, journal);
        setup.lock(false);
        lock.touch();
        setup.compare();
        setup.history(false);
        try {
            steps(deployment);
            return null;
        } catch (StepFailed e) {
            tried.add(new TriedStep(at, plan.steps().get(at), "", timings.total(), timings.taken()));
            if (timer.struck()) {
                return failure(e, "the trial was stopped after the " + limit.toSeconds() + " s that it may take",
                        "Give it more time, or try fewer revisions.");
            }
            return asked.wish() == Wish.NOW || asked.wish() != Wish.NONE && e.getCause() == null
                    ? new Failure.Cancelled(UNDONE)
                    : failure(e, e.words(), "");
        }
    }

    private Failure failure(StepFailed e, String words, String advice) {
        SQLException sql = Failures.cause(e, SQLException.class);
        String special = sql == null ? "" : session.product().advice(sql);
        return new Failure.StatementFailed(
                plan.steps().get(at).revision(),
                session.gate().lastSql(),
                sql == null ? 0 : session.product().errorPosition(sql),
                sql == null ? null : sql.getSQLState(),
                words,
                UNDONE,
                advice.isEmpty() ? special.isEmpty() ? "Mend the cause before running it." : special : advice,
                sql == null ? List.of() : session.product().errorDetails(sql));
    }

    private void steps(String deployment) throws SQLException, StepFailed {
        DeploymentRecord record = session.reader().record();
        session.rows().begin(record.rows(), record.lastOrder());
        RunControl timed = new RunControl(
                timings, control.cancel(), control.watch(), control.reconnect(), control.parse(), control.settings());
        StepRunner runner = new StepRunner(session, parsed, journal, deployment, timed);
        runner.know(record.rows());
        runner.guard(new RowRecount(session, plan.steps(), journal, control.watch()));
        int total = plan.steps().size();
        for (at = 0; at < total; at++) {
            Step step = plan.steps().get(at);
            timings.begin();
            if (control.cancel().wish() != Wish.NONE) {
                throw new StepFailed("the trial was stopped", UNDONE, true, null);
            }
            control.listener().stepStarted(at, total, step);
            Done done = runner.run(step, at, true);
            tried.add(new TriedStep(at, step, done.effect(), done.milliseconds(), timings.taken()));
            control.listener().stepEnded(at, total, done);
        }
        at = total - 1;
        timings.begin();
        whatTheCommitWouldCheck(runner);
    }

    /** Constraints that are deferred are checked by a commit, which a trial has not (manual, SET CONSTRAINTS). */
    private void whatTheCommitWouldCheck(StepRunner runner) throws StepFailed {
        try (Statement statement = session.connection().createStatement()) {
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
        } catch (SQLException e) {
            throw runner.failed(plan.steps().get(at), e, true);
        }
    }

    /** What each statement of the step took; tells the person as well. */
    private final class Timings implements RunListener {
        private final List<Timing> taken = new ArrayList<>();
        private String running = "";

        void begin() {
            taken.clear();
            running = "";
        }

        List<Timing> taken() {
            List<Timing> all = new ArrayList<>(taken);
            if (!running.isEmpty()) {
                all.add(new Timing(running, session.gate().lastMillis(), false));
            }
            return all;
        }

        long total() {
            return taken().stream().mapToLong(Timing::milliseconds).sum();
        }

        @Override
        public void statementStarted(Step step, int number, String sql) {
            running = sql;
            control.listener().statementStarted(step, number, sql);
        }

        @Override
        public void statementEnded(Step step, int number, long milliseconds) {
            boolean well = session.gate().lastError() == null;
            taken.add(new Timing(running, milliseconds, well));
            running = "";
            control.listener().statementEnded(step, number, milliseconds);
        }
    }

    /** Cancels a trial that takes too long. */
    private static final class Limit implements AutoCloseable {
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile boolean struck;

        Limit(Duration limit, CancelToken cancel) {
            Thread.ofPlatform()
                    .daemon()
                    .name("tidemark-trial-limit")
                    .inheritInheritableThreadLocals(false)
                    .start(() -> wait(limit, cancel));
        }

        private void wait(Duration limit, CancelToken cancel) {
            try {
                if (!over.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    struck = true;
                    cancel.now();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Whether the time was up before it ended. */
        boolean struck() {
            return struck;
        }

        @Override
        public void close() {
            over.countDown();
        }
    }
}

package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Done;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.TransactionUnit;
import dev.tidemark.domain.plan.TransactionUnit.Form;
import dev.tidemark.domain.plan.TransactionUnits;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan under the lock, one part after the other: what is one transaction is kept or undone as a whole, and tried again where
 * others hold its locks.
 */
final class PlanRunner {
    private final Session session;
    private final Plan plan;
    private final Journal.Run journal;
    private final RunControl control;
    private final List<Done> done = new ArrayList<>();
    private final StepCommit commits;
    private final RunSetup setup;
    private final RunFailures failures;
    private ParsedChangelog parsed;

    PlanRunner(Session session, ParsedChangelog parsed, Plan plan, Journal.Run journal, RunControl control) {
        this.session = session;
        this.parsed = parsed;
        this.plan = plan;
        this.journal = journal;
        this.control = control;
        this.commits = new StepCommit(session, journal, control, done);
        this.setup = new RunSetup(session, plan, journal);
        this.failures = new RunFailures(session, plan, control, done);
    }

    /** Runs it. Inside the scope, with the deployment's number in it. */
    RunOutcome run(String deployment) throws SQLException {
        if (control.tooLate(Instant.now())) {
            return new RunOutcome(Result.CANCELLED, List.of(), control.stopped("Nothing was sent."));
        }
        RunLock lock = new RunLock(session);
        lock.reserve();
        try {
            return reserved(lock, deployment);
        } finally {
            lock.leave();
        }
    }

    private RunOutcome reserved(RunLock lock, String deployment) throws SQLException {
        setup.lock(true);
        LockState ours = lock.take();
        RunOutcome outcome;
        try {
            setup.check();
            setup.history(true);
            outcome = locked(deployment);
        } catch (SQLException | FailedException e) {
            String stays = ended(lock, ours);
            if (done.isEmpty() && stays.isEmpty()) {
                throw e;
            }
            RunOutcome broken = failures.broken(e);
            return stays.isEmpty() ? broken : RunFailures.withLockHeld(broken, stays);
        } catch (RuntimeException e) {
            ended(lock, ours);
            throw e;
        }
        session.gate().rest();
        String stays = release(lock, ours);
        return stays.isEmpty() ? outcome : RunFailures.withLockHeld(outcome, stays);
    }

    private String ended(RunLock lock, LockState ours) {
        session.gate().letGo();
        session.gate().rest();
        return release(lock, ours);
    }

    private RunOutcome locked(String deployment) throws SQLException {
        StepRunner runner = runner(deployment);
        for (TransactionUnit unit : units()) {
            Tries tries = new Tries(unit, runner, deployment);
            RunOutcome ended = tries.run();
            runner = tries.runner;
            if (ended != null) {
                return ended;
            }
        }
        return new RunOutcome(Result.COMPLETED, done, null);
    }

    private List<TransactionUnit> units() throws SQLException {
        int version = session.connection().getMetaData().getDatabaseMajorVersion();
        return TransactionUnits.of(plan, control.settings().commit(), session.product().name(), version).stream()
                .filter(unit -> unit.form() != Form.SETUP)
                .toList();
    }

    private StepRunner runner(String deployment) throws SQLException {
        DeploymentRecord record = session.reader().record();
        session.connection().rollback();
        session.rows().begin(record.rows(), record.lastOrder());
        StepRunner runner = new StepRunner(session, parsed, journal, deployment, control);
        runner.know(record.rows());
        runner.guard(new RowRecount(session, plan.steps(), journal, control.watch()));
        return runner;
    }

    /** A part of the plan, as often as it takes. */
    private final class Tries {
        private final TransactionUnit unit;
        private final String deployment;
        private final LockRetry retry = new LockRetry(control);
        private StepRunner runner;

        Tries(TransactionUnit unit, StepRunner runner, String deployment) {
            this.unit = unit;
            this.runner = runner;
            this.deployment = deployment;
        }

        /** Null where it is done, else how the run ended. */
        @Nullable
        RunOutcome run() throws SQLException {
            boolean exact = runner.exactNumbers();
            while (true) {
                Attempt attempt = new Attempt(unit, runner);
                try {
                    return attempt.run();
                } catch (StepFailed e) {
                    RunOutcome ended = after(plan.steps().get(attempt.at), e);
                    if (ended != null) {
                        return ended;
                    }
                    runner = PlanRunner.this.runner(deployment);
                    runner.exactNumbers(exact);
                }
            }
        }

        /** Null where it is to be tried again. */
        private @Nullable RunOutcome after(Step step, StepFailed e) {
            LockRetry.Next next = again(step, e)
                    ? retry.after(step, session.gate().lastSql(), unit.from())
                    : LockRetry.Next.GIVEN_UP;
            return switch (next) {
                case STOPPED -> new RunOutcome(Result.CANCELLED, done, control.stopped(failures.state(step, e)));
                case GIVEN_UP -> failures.failed(step, e, retry);
                case AGAIN -> {
                    journal.statement(step, "-- undone, because others held a lock; attempt " + retry.attempt());
                    parsed = control.parse().get();
                    yield null;
                }
            };
        }
    }

    /** What failed is only sent again where nothing of it stays, and where only others were in the way. */
    private boolean again(Step step, StepFailed e) {
        SQLException sql = Failures.cause(e, SQLException.class);
        return e.nothingStays() && LockRetry.worthwhile(session.product(), sql)
                && !RunFailures.mayLeaveAnIndex(step, session.gate().lastSql());
    }

    /** One attempt at a part of the plan. */
    private final class Attempt {
        private final TransactionUnit unit;
        private final StepRunner runner;
        private final boolean together;
        private int at;

        Attempt(TransactionUnit unit, StepRunner runner) {
            this.unit = unit;
            this.runner = runner;
            this.together = unit.form().whole() && unit.size() > 1;
        }

        /** Null where it is done, else how the run ended because it was stopped. */
        @Nullable
        RunOutcome run() throws SQLException, StepFailed {
            List<Step> steps = plan.steps().subList(unit.from(), unit.to());
            boolean shared = together && steps.stream().anyMatch(step -> !step.kind().recordOnly());
            List<Done> sent = new ArrayList<>();
            for (at = unit.from(); at < unit.to(); at++) {
                if (control.stops()) {
                    return stopped(!sent.isEmpty());
                }
                Step step = plan.steps().get(at);
                control.listener().stepStarted(at, plan.steps().size(), step);
                sent.add(runner.run(step, at, shared));
                if (!together) {
                    commit(List.of(sent.getLast()), List.of(step), false);
                    runner.finish(step);
                }
                control.listener().stepEnded(at, plan.steps().size(), sent.getLast());
            }
            if (together) {
                at = unit.to() - 1;
                commit(sent, steps, true);
            }
            session.gate().letGo();
            return null;
        }

        private void commit(List<Done> what, List<Step> steps, boolean shared) throws StepFailed {
            try {
                commits.commit(what, steps);
            } catch (SQLException | RuntimeException e) {
                throw runner.failed(steps.getLast(), e, shared);
            }
        }

        private RunOutcome stopped(boolean undoes) throws SQLException {
            session.gate().letGo();
            session.connection().rollback();
            String state = failures.soFar() + (undoes ? " " + StepRunner.UNDONE_TOGETHER : "");
            return new RunOutcome(Result.CANCELLED, done, control.stopped(state));
        }
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
}

package dev.tidemark.application;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.foresight.ReviewedPlan;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.RunSettings;
import java.util.List;

/** Runs a reviewed plan, and nothing but it. */
public final class RunPlan {
    private final MakePlan makePlan;
    private final Journal journal;

    /** With what makes plans, to see whether the reviewed one still holds, and the run log. */
    public RunPlan(MakePlan makePlan, Journal journal) {
        this.makePlan = makePlan;
        this.journal = journal;
    }

    /**
     * Plans once more, refuses where that differs from {@code reviewed}, and runs.
     *
     * @param settings how to run it; refused where they are not allowed on this connection
     * @return how it ended; never throws for what the database or the rules say
     */
    public RunOutcome run(
            OpenDatabase database, Plan reviewed, RunSettings settings, Agreement agreement, RunListener listener,
            CancelToken cancel) {
        Failure missing = RunGuard.againstRunning(database, reviewed, agreement);
        if (missing != null) {
            return new RunOutcome(RunOutcome.Result.REFUSED, List.of(), missing);
        }
        if (reviewed.isEmpty()) {
            return new RunOutcome(RunOutcome.Result.COMPLETED, List.of(), null);
        }
        try {
            Plan now = makePlan.make(database, reviewed.request());
            List<String> changes = reviewed.fingerprint().changesTo(now.fingerprint());
            if (!changes.isEmpty()) {
                return new RunOutcome(RunOutcome.Result.REFUSED, List.of(), RunGuard.stale(changes));
            }
            Failure against = RunGuard.against(database, now, settings);
            if (against != null) {
                return new RunOutcome(RunOutcome.Result.REFUSED, List.of(), against);
            }
            return recorded(database, ReviewedPlan.of(reviewed).confirmed(now), settings, listener, cancel);
        } catch (FailedException e) {
            boolean refused = e.failure() instanceof Failure.LockHeld || e.failure() instanceof Failure.Refused;
            return new RunOutcome(
                    refused ? RunOutcome.Result.REFUSED : RunOutcome.Result.FAILED, List.of(), e.failure());
        }
    }

    private RunOutcome recorded(
            OpenDatabase database, Plan plan, RunSettings settings, RunListener listener, CancelToken cancel) {
        Journal.Run run = journal.begin(database.engine().identity(), plan);
        RunOutcome outcome;
        try {
            outcome = database.engine().run(plan, settings, run, listener, cancel);
        } catch (FailedException e) {
            run.ended(RunOutcome.Result.REFUSED.word(), e.failure().sentences());
            throw e;
        }
        Failure failure = outcome.failure();
        try {
            run.ended(outcome.result().word(), failure == null ? "" : failure.sentences());
            return outcome;
        } catch (FailedException e) {
            return failure != null ? outcome : endNotWritten(outcome, e.failure());
        }
    }

    private static RunOutcome endNotWritten(RunOutcome outcome, Failure why) {
        return new RunOutcome(
                RunOutcome.Result.FAILED,
                outcome.done(),
                new Failure.Unexpected(
                        "The plan was run, but its end is not in the run log. " + why.what(),
                        "All " + outcome.done().size() + " steps are committed and stay.", why.advice(), ""));
    }
}

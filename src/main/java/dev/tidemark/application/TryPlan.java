package dev.tidemark.application;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.TrialOutcome;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.plan.Plan;
import java.time.Duration;
import java.util.List;

/** Tries a reviewed plan: really runs it, in one transaction that is rolled back. */
public final class TryPlan {
    /** How long a trial may take where nobody says otherwise. */
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(60);

    private final MakePlan makePlan;
    private final Journal journal;

    /** With what makes plans, to see whether the reviewed one still holds, and the run log. */
    public TryPlan(MakePlan makePlan, Journal journal) {
        this.makePlan = makePlan;
        this.journal = journal;
    }

    /**
     * Plans once more, refuses where that differs from {@code reviewed} or where it cannot be tried, and tries it.
     *
     * @param limit how long it may take; then it is cancelled and rolled back
     * @return how it ended; never throws for what the database or the rules say
     */
    public TrialOutcome run(
            OpenDatabase database, Plan reviewed, Duration limit, Agreement agreement, RunListener listener,
            CancelToken cancel) {
        try {
            Failure missing = RunGuard.againstRunning(database, reviewed, agreement);
            if (missing == null) {
                missing = RunGuard.againstTrial(database, reviewed);
            }
            if (missing != null) {
                return TrialOutcome.refused(missing);
            }
            Plan now = makePlan.make(database, reviewed.request());
            List<String> changes = reviewed.fingerprint().changesTo(now.fingerprint());
            if (!changes.isEmpty()) {
                return TrialOutcome.refused(RunGuard.stale(changes));
            }
            return recorded(database, now, limit, listener, cancel);
        } catch (FailedException e) {
            return TrialOutcome.refused(e.failure());
        }
    }

    private TrialOutcome recorded(
            OpenDatabase database, Plan plan, Duration limit, RunListener listener, CancelToken cancel) {
        Journal.Run run = journal.beginTrial(database.engine().identity(), plan);
        TrialOutcome outcome;
        try {
            outcome = database.engine().trial(plan, limit, run, listener, cancel);
        } catch (FailedException e) {
            run.ended("refused", e.failure().sentences());
            throw e;
        }
        Failure failure = outcome.failure();
        run.ended(outcome.result().word(), failure == null ? "" : failure.sentences());
        return outcome;
    }
}

package dev.tidemark.application;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.risk.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
     * @return how it ended; never throws for what the database or the rules say
     */
    public RunOutcome run(
            OpenDatabase database, Plan reviewed, Agreement agreement, RunListener listener, CancelToken cancel) {
        Failure missing = refusal(database, reviewed, agreement);
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
                return new RunOutcome(RunOutcome.Result.REFUSED, List.of(), stale(changes));
            }
            return recorded(database, asAgreed(reviewed, now), listener, cancel);
        } catch (FailedException e) {
            boolean refused = e.failure() instanceof Failure.LockHeld || e.failure() instanceof Failure.Refused;
            return new RunOutcome(
                    refused ? RunOutcome.Result.REFUSED : RunOutcome.Result.FAILED, List.of(), e.failure());
        }
    }

    /** The plan of now with the numbers of rows that a person agreed to lose, which the run holds to. */
    private static Plan asAgreed(Plan reviewed, Plan now) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < now.steps().size(); i++) {
            steps.add(now.steps().get(i).withRisks(reviewed.steps().get(i).risks()));
        }
        return now.withSteps(steps);
    }

    private RunOutcome recorded(OpenDatabase database, Plan plan, RunListener listener, CancelToken cancel) {
        Journal.Run run = journal.begin(database.engine().identity(), plan);
        RunOutcome outcome;
        try {
            outcome = database.engine().run(plan, run, listener, cancel);
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

    /** Refuses a plan whose fingerprint is not the reviewed one, saying what changed. */
    private static Failure stale(List<String> changes) {
        return new Failure.Refused(
                "The plan is no longer the one that was reviewed: " + String.join("; ", changes) + ".",
                "Plan again, read it, and run the new one.");
    }

    private static @Nullable Failure refusal(OpenDatabase database, Plan plan, Agreement agreement) {
        if (!plan.blockers().isEmpty()) {
            Blocker first = plan.blockers().getFirst();
            return first.reason() == Blocker.Reason.DIRECTION
                    ? new Failure.WrongUsage(first.message(), first.advice())
                    : new Failure.Refused(first.message(), first.advice());
        }
        if (plan.isEmpty()) {
            return null;
        }
        List<Risk> losses = plan.losses();
        if (!losses.isEmpty() && !agreement.dataLoss()) {
            return new Failure.Refused(
                    "This plan destroys data: "
                            + losses.stream().map(Risk::counted).distinct().collect(Collectors.joining(" ")),
                    "If that is wanted, agree to it.");
        }
        return permission(database, agreement);
    }

    private static @Nullable Failure permission(OpenDatabase database, Agreement agreement) {
        if (database.connection().environment().isProtected()) {
            String name = database.engine().identity().database();
            if (!name.equals(agreement.typedDatabase())) {
                return new Failure.Refused(
                        agreement.typedDatabase() == null
                                ? "This connection is protected, and the database's name was not given."
                                : "The name '" + agreement.typedDatabase() + "' is not the database's.",
                        "Give the database's name, " + name
                                + ", or say what the connection is for (an environment, or a pattern in tidemark.yaml).");
            }
        } else if (!agreement.yes()) {
            return new Failure.Refused(
                    "Nobody agreed to run this plan.", "Read the plan and agree to it.");
        }
        return null;
    }
}

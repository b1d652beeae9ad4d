package dev.tidemark.application;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.TransactionUnit;
import dev.tidemark.domain.risk.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands against running a plan, or against running it in a certain way. */
final class RunGuard {
    private RunGuard() {}

    /** Refuses a plan whose fingerprint is not the reviewed one, saying what changed. */
    static Failure stale(List<String> changes) {
        return new Failure.Refused(
                "The plan is no longer the one that was reviewed: " + String.join("; ", changes) + ".",
                "Plan again, read it, and run the new one.");
    }

    /** Why the plan may not be run at all, or null. */
    static @Nullable Failure againstRunning(OpenDatabase database, Plan plan, Agreement agreement) {
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

    /** Why the plan may not be run with those settings on that database, or null. */
    static @Nullable Failure against(OpenDatabase database, Plan plan, RunSettings settings) {
        if (settings.commit() == RunSettings.Commit.EACH_REVISION || plan.isEmpty()) {
            return null;
        }
        return new WholePlanRules(database, plan).against();
    }

    /** Why the plan cannot be tried on that database, or null. */
    static @Nullable Failure againstTrial(OpenDatabase database, Plan plan) {
        return plan.isEmpty() ? null : new WholePlanRules(database, plan).againstTrial();
    }

    /** What the settings cannot promise. */
    static List<String> notes(Plan plan, RunSettings settings, List<TransactionUnit> units) {
        List<String> notes = new ArrayList<>();
        if (units.stream().anyMatch(unit -> unit.form() == TransactionUnit.Form.EACH_CHANGE)) {
            notes.add("H2 commits at each change of the schema: a revision that fails in the middle keeps what ran before, and so"
                    + " does one whose program is ended. The run log says how far it came.");
        }
        long stays = units.stream().filter(unit -> unit.form() != TransactionUnit.Form.SETUP).count();
        if (settings.commit() == RunSettings.Commit.WHOLE_PLAN && stays > 1) {
            notes.add("The plan is cut into " + stays + " parts that are committed one after the other: a failure undoes the"
                    + " part at hand, not those before it.");
        }
        return notes;
    }
}

package dev.tidemark.ui.view;

import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.TransactionUnit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reviewed plan that is to be run, or only tried.
 *
 * @param plan what was reviewed
 * @param settings how it is run; a trial is always one transaction
 * @param units where it commits, as the plan's screen showed it; empty where that is not known
 * @param trial how long a trial may take; null where it is no trial
 */
public record RunOrder(Plan plan, RunSettings settings, List<TransactionUnit> units, @Nullable Duration trial) {
    /** With its own copy of the list. */
    public RunOrder {
        units = List.copyOf(units);
    }

    /** Run as is usual: each revision by itself. */
    public static RunOrder usual(Plan plan) {
        return new RunOrder(plan, RunSettings.USUAL, List.of(), null);
    }

    /** Whether it is rolled back in any case. */
    public boolean isTrial() {
        return trial != null;
    }

    /** Whether steps are kept later than they are run, if at all. */
    public boolean keepsLater() {
        return isTrial() || settings.commit() == RunSettings.Commit.WHOLE_PLAN;
    }

    /** Whether a failure leaves nothing of all of it: a trial, or a plan that is one transaction. */
    public boolean allOrNothing() {
        return isTrial()
                || keepsLater()
                        && units.stream().filter(unit -> unit.size() > 0).count() < 2
                        && units.stream().allMatch(unit -> unit.size() == 0 || unit.form().whole());
    }
}

package dev.tidemark.application;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.LockRoom;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.TransactionUnit;
import dev.tidemark.domain.plan.TransactionUnits;
import java.util.List;

/** Finds out on what terms a plan would run: where it commits, and what stands against that. Sends reading queries only. */
public final class FindRunTerms {
    /**
     * The terms of {@code plan} with {@code settings}.
     *
     * @throws FailedException where the database cannot be read
     */
    public RunTerms find(OpenDatabase database, Plan plan, RunSettings settings) {
        ServerIdentity server = database.engine().identity();
        List<TransactionUnit> units = TransactionUnits.of(plan, settings.commit(), server);
        WholePlanRules rules = new WholePlanRules(database, plan);
        LockRoom room = database.engine().lockRoom(rules.names()).orElse(null);
        return new RunTerms(
                units,
                room == null ? 0 : rules.need(room),
                room,
                RunGuard.against(database, plan, settings),
                RunGuard.against(database, plan, settings.with(RunSettings.Commit.WHOLE_PLAN)),
                RunGuard.againstTrial(database, plan),
                RunGuard.notes(plan, settings, units));
    }
}

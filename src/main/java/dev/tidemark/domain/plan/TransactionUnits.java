package dev.tidemark.domain.plan;

import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.RunSettings.Commit;
import java.util.List;

/** Cuts plans into the parts that commit together. Pure. */
public final class TransactionUnits {
    private TransactionUnits() {}

    /** The parts of {@code plan}, in order; every step belongs to exactly one of them. */
    public static List<TransactionUnit> of(Plan plan, Commit commit, ServerIdentity server) {
        return new UnitCutter(plan, commit, server).cut();
    }
}

package dev.tidemark.domain.plan;

import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.RunSettings.Commit;
import dev.tidemark.domain.plan.TransactionUnit.Form;
import java.util.ArrayList;
import java.util.List;

/** Cuts one plan into the parts that commit together. */
final class UnitCutter {
    private final Plan plan;
    private final Commit commit;
    private final ServerIdentity server;

    UnitCutter(Plan plan, Commit commit, ServerIdentity server) {
        this.plan = plan;
        this.commit = commit;
        this.server = server;
    }

    List<TransactionUnit> cut() {
        List<TransactionUnit> units = new ArrayList<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            units.add(new TransactionUnit(Form.ONE_TRANSACTION, i, i + 1, List.of(), List.of()));
        }
        return units;
    }
}

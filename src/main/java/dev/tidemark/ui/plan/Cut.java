package dev.tidemark.ui.plan;

import dev.tidemark.domain.plan.TransactionUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a plan commits, as its rows show it. */
final class Cut {
    private final boolean transactions;
    private final List<TransactionUnit> units;
    private final List<@Nullable TransactionUnit> bySteps = new ArrayList<>();
    private final boolean joins;

    /**
     * Cut that way.
     *
     * @param transactions whether a revision and its history row can be one transaction on this database
     * @param units the parts of the plan in order; a step that is in none of them is as usual
     */
    Cut(boolean transactions, List<TransactionUnit> units) {
        this.transactions = transactions;
        this.units = List.copyOf(units);
        for (TransactionUnit unit : units) {
            while (bySteps.size() < unit.from()) {
                bySteps.add(null);
            }
            for (int step = bySteps.size(); step < unit.to(); step++) {
                bySteps.add(unit);
            }
        }
        joins = units.stream().anyMatch(unit -> unit.size() > 1);
    }

    /** Each revision by itself. */
    static Cut steps(boolean transactions) {
        return new Cut(transactions, List.of());
    }

    boolean transactions() {
        return transactions;
    }

    /** Whether any steps are committed together: then the rows say where each part begins. */
    boolean joins() {
        return joins;
    }

    /** The part that a step belongs to; null where that is not known. */
    @Nullable
    TransactionUnit of(int step) {
        return step >= 0 && step < bySteps.size() ? bySteps.get(step) : null;
    }

    /** Why a step stands alone, in sentences; empty for no reason. */
    String reasons(int step) {
        TransactionUnit unit = of(step);
        return unit == null ? "" : String.join(" ", unit.reasons());
    }

    /** The band of a part's rows; 0 where they have their own. */
    int band(TransactionUnit unit) {
        return joins && unit.form().whole() ? -(units.indexOf(unit) + 1) : 0;
    }
}

package dev.tidemark.domain.risk;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The findings about a plan's statements, one after the other. What keeps others waiting is told only where it does: not on
 * tables that the plan itself makes, which nobody uses yet, and only on PostgreSQL, whose locks they are.
 */
public final class PlanRisks {
    /** What is known for other products as well. */
    private static final Set<String> EVERYWHERE = Set.of("change-type", "set-not-null");

    private final boolean postgres;
    private final Set<String> made = new HashSet<>();

    /** Of a plan for a server of {@code product}, as the server calls itself. */
    public PlanRisks(String product) {
        postgres = product.equals("PostgreSQL");
    }

    /** The findings about the statement that comes next, which may be several. */
    public List<Risk> next(String sql) {
        made.addAll(LockRisks.made(sql));
        return RiskAssessor.assess(sql).stream().filter(this::matters).toList();
    }

    private boolean matters(Risk risk) {
        return !risk.locks()
                || (postgres || EVERYWHERE.contains(risk.rule())) && !made.contains(LockRisks.key(risk.object()));
    }
}

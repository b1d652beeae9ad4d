package dev.tidemark.domain.plan;

import dev.tidemark.domain.plan.RunSettings.Commit;
import dev.tidemark.domain.plan.TransactionUnit.Form;
import dev.tidemark.domain.plan.TransactionUnit.Place;
import dev.tidemark.domain.sql.OwnTransaction;
import dev.tidemark.domain.sql.StandsAlone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts one plan into the parts that commit together. */
final class UnitCutter {
    private final Plan plan;
    private final boolean whole;
    private final boolean postgres;
    private final int version;
    private final List<TransactionUnit> units = new ArrayList<>();

    UnitCutter(Plan plan, Commit commit, boolean postgres, int version) {
        this.plan = plan;
        this.whole = commit == Commit.WHOLE_PLAN && postgres;
        this.postgres = postgres;
        this.version = version;
    }

    List<TransactionUnit> cut() {
        if (!plan.setup().isEmpty()) {
            units.add(new TransactionUnit(Form.SETUP, 0, 0, List.of(), List.of()));
        }
        List<Step> steps = plan.steps();
        if (!steps.isEmpty() && steps.stream().allMatch(step -> step.kind().recordOnly())) {
            units.add(new TransactionUnit(Form.ONE_TRANSACTION, 0, steps.size(), List.of(), List.of()));
            return units;
        }
        int from = 0;
        while (from < steps.size()) {
            from = next(from);
        }
        return units;
    }

    /** Cuts off what begins at {@code from}; gives where the next part begins. */
    private int next(int from) {
        Step step = plan.steps().get(from);
        if (!inOne(step)) {
            units.add(alone(from, step));
            return from + 1;
        }
        Map<Place, String> added = new LinkedHashMap<>();
        note(from, added);
        int to = from + 1;
        @Nullable
        Place blamed = null;
        while (whole && to < plan.steps().size() && inOne(plan.steps().get(to)) && blamed == null) {
            blamed = used(plan.steps().get(to), added);
            if (blamed == null) {
                note(to, added);
                to++;
            }
        }
        units.add(new TransactionUnit(Form.ONE_TRANSACTION, from, to,
                blamed == null
                        ? List.of()
                        : List.of("The value " + added.get(blamed)
                                + " that it adds to a type can only be used once it is committed."),
                blamed == null ? List.of() : List.of(blamed)));
        return to;
    }

    /** The values that a step adds to types. */
    private void note(int at, Map<Place, String> added) {
        List<Statement> statements = plan.steps().get(at).statements();
        for (int i = 0; whole && i < statements.size(); i++) {
            String value = StandsAlone.addedValue(statements.get(i).sql());
            if (!value.isEmpty()) {
                added.put(new Place(at, i), value);
            }
        }
    }

    /** Which of the added values the step uses, or null. */
    private static @Nullable Place used(Step step, Map<Place, String> added) {
        for (Map.Entry<Place, String> one : added.entrySet()) {
            String value = one.getValue();
            String bare = value.substring(1, value.length() - 1).replace("''", "'");
            boolean used = step.statements().stream()
                    .anyMatch(s -> s.sql().contains(value) || s.rows().stream().anyMatch(row -> row.contains(bare)));
            if (used) {
                return one.getKey();
            }
        }
        return null;
    }

    /** Whether all of it and its row can be one transaction. */
    private boolean inOne(Step step) {
        if (step.kind().recordOnly()) {
            return true;
        }
        if (step.conditions().fill() != null) {
            return false;
        }
        return postgres ? step.conditions().transactional() : rowsOnly(step);
    }

    private static boolean rowsOnly(Step step) {
        return step.statements().stream()
                .allMatch(s -> s.nature() == Statement.Nature.FIXED && OwnTransaction.rowsOnly(s.sql()));
    }

    private TransactionUnit alone(int at, Step step) {
        Fill fill = step.conditions().fill();
        if (fill != null) {
            return new TransactionUnit(Form.BATCHES, at, at + 1,
                    List.of(String.format(Locale.ROOT,
                            "%s is filled in batches of %,d rows, each committed by itself; what is done stays, and a"
                                    + " further run goes on there.",
                            fill.range().table(), fill.range().size())),
                    List.of());
        }
        Set<String> reasons = new LinkedHashSet<>();
        List<Place> blame = new ArrayList<>();
        for (int i = 0; i < step.statements().size(); i++) {
            String why = postgres ? StandsAlone.why(step.statements().get(i).sql(), version) : "";
            if (!why.isEmpty()) {
                reasons.add(why);
                blame.add(new Place(at, i));
            }
        }
        if (!postgres) {
            return new TransactionUnit(Form.EACH_CHANGE, at, at + 1,
                    List.of("H2 commits at each change of the schema: a failure in the middle keeps what ran before it."),
                    List.of());
        }
        if (reasons.isEmpty()) {
            reasons.add("The file asks for it (runInTransaction=false): each statement commits by itself.");
        }
        return new TransactionUnit(Form.EACH_STATEMENT, at, at + 1, List.copyOf(reasons), blame);
    }
}

package dev.tidemark.domain.recovery;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a schema looks like before, between and after the statements of a revision, as far as they show in it. What a
 * later statement changes again counts only until then: the net effect up to each statement is what is compared.
 */
final class Course {
    private final List<List<Effect>> effects;
    private final SchemaValues live;
    private final Set<Fact> blind;
    private final Map<Fact, Expected> state = new LinkedHashMap<>();
    private final Set<Fact> wrong = new HashSet<>();
    private final Map<Fact, Fact.Named> indexed = new HashMap<>();

    /**
     * @param effects of each statement, in order
     * @param live what is there
     * @param blind facts that others change as well, so that they say nothing
     */
    Course(List<List<Effect>> effects, SchemaValues live, Set<Fact> blind) {
        this.effects = effects;
        this.live = live;
        this.blind = blind;
    }

    /** The numbers of statements, from 0 to all, after which a schema looks like the one that is there. */
    BitSet fitting() {
        state.clear();
        wrong.clear();
        indexed.clear();
        beginning().forEach(this::put);
        BitSet fits = new BitSet();
        fits.set(0, wrong.isEmpty());
        for (int i = 0; i < effects.size(); i++) {
            effects.get(i).forEach(this::pass);
            fits.set(i + 1, wrong.isEmpty());
        }
        return fits;
    }

    private void put(Fact fact, Expected expected) {
        state.put(fact, expected);
        if (blind(fact) || expected.holds(live.of(fact))) {
            wrong.remove(fact);
        } else {
            wrong.add(fact);
        }
    }

    private void forget(Fact fact) {
        state.remove(fact);
        wrong.remove(fact);
    }

    private boolean blind(Fact fact) {
        return blind.contains(fact)
                || !fact.part().isEmpty()
                        && blind.contains(new Fact(Fact.Kind.TABLE, fact.schema(), fact.owner(), ""));
    }

    private void pass(Effect effect) {
        switch (effect) {
            case Effect.Sets sets -> {
                if (sets.after().equals(Expected.GONE)) {
                    partsOf(sets.fact()).forEach(this::forget);
                }
                put(sets.fact(), sets.after());
            }
            case Effect.Indexes indexes -> indexed.put(indexes.index(), indexes.table());
            case Effect.RenamesTable renames -> {
                indexed.replaceAll((index, table) -> table.equals(renames.from()) ? renames.to() : table);
                for (Fact part : List.copyOf(state.keySet())) {
                    if (part.belongsTo(renames.from().schema(), renames.from().name())) {
                        move(part, part.of(renames.to().name(), part.part()));
                    }
                }
                put(Fact.table(renames.from()), Expected.GONE);
                put(Fact.table(renames.to()), Expected.THERE);
            }
            case Effect.RenamesColumn renames -> {
                for (Fact part : partsOfColumn(renames)) {
                    move(part, part.of(part.owner(), renames.to()));
                }
                put(Fact.part(Fact.Kind.COLUMN, renames.table(), renames.from()), Expected.GONE);
                put(Fact.part(Fact.Kind.COLUMN, renames.table(), renames.to()), Expected.THERE);
            }
        }
    }

    private List<Fact> partsOfColumn(Effect.RenamesColumn renames) {
        return state.keySet().stream()
                .filter(f -> f.belongsTo(renames.table().schema(), renames.table().name(), renames.from()))
                .toList();
    }

    private void move(Fact from, Fact to) {
        Expected expected = state.get(from);
        forget(from);
        if (expected != null) {
            put(to, expected);
        }
    }

    private List<Fact> partsOf(Fact gone) {
        List<Fact> found = new ArrayList<>();
        for (Fact fact : state.keySet()) {
            Fact.Named owner = indexed.get(fact);
            boolean part = gone.kind() == Fact.Kind.TABLE && fact.belongsTo(gone.schema(), gone.owner())
                    || gone.kind() == Fact.Kind.TABLE && owner != null && Fact.table(owner).equals(gone)
                    || gone.kind() == Fact.Kind.COLUMN && fact.belongsTo(gone.schema(), gone.owner(), gone.part())
                            && !fact.equals(gone);
            if (part) {
                found.add(fact);
            }
        }
        return found;
    }

    /** What must have been so before the first statement, by the names that things had then. */
    private Map<Fact, Expected> beginning() {
        Map<Fact, Expected> first = new LinkedHashMap<>();
        Names names = new Names();
        for (List<Effect> statement : effects) {
            for (Effect effect : statement) {
                switch (effect) {
                    case Effect.Sets sets -> {
                        Fact original = names.original(sets.fact());
                        if (original != null && names.touched.add(original) && sets.before() != null) {
                            first.put(original, sets.before());
                        }
                        if (sets.fact().kind() == Fact.Kind.TABLE && sets.after().equals(Expected.THERE)) {
                            names.tables.put(table(sets.fact()), "");
                        }
                    }
                    case Effect.Indexes indexes -> {}
                    case Effect.RenamesTable renames -> {
                        note(first, names, Fact.table(renames.from()), Expected.THERE);
                        note(first, names, Fact.table(renames.to()), Expected.GONE);
                        names.rename(renames);
                    }
                    case Effect.RenamesColumn renames -> {
                        note(first, names, Fact.part(Fact.Kind.COLUMN, renames.table(), renames.from()),
                                Expected.THERE);
                        note(first, names, Fact.part(Fact.Kind.COLUMN, renames.table(), renames.to()), Expected.GONE);
                    }
                }
            }
        }
        return first;
    }

    private static void note(Map<Fact, Expected> first, Names names, Fact fact, Expected before) {
        Fact original = names.original(fact);
        if (original != null && names.touched.add(original)) {
            first.put(original, before);
        }
    }

    private static String table(Fact fact) {
        return fact.schema() + "." + fact.owner();
    }

    /** What tables were called at the beginning. */
    private static final class Names {
        /** The first name by the present one; empty where the revision itself makes the table. */
        private final Map<String, String> tables = new HashMap<>();
        private final Set<Fact> touched = new HashSet<>();

        /** The fact by the names of the beginning; null where it did not exist then. */
        @Nullable
        Fact original(Fact fact) {
            boolean part = fact.belongsTo(fact.schema(), fact.owner());
            String first = part ? tables.get(table(fact)) : null;
            return first == null ? fact : first.isEmpty() ? null : fact.of(first, fact.part());
        }

        void rename(Effect.RenamesTable renames) {
            String from = renames.from().schema() + "." + renames.from().name();
            String first = tables.getOrDefault(from, renames.from().name());
            tables.put(renames.to().schema() + "." + renames.to().name(), first);
            tables.remove(from);
        }
    }
}

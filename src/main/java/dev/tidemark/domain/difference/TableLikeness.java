package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Difference.Missing;
import dev.tidemark.domain.difference.Difference.Unexpected;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What speaks for it that missing tables are unexpected ones under new names. Only tables with something in common meet. */
final class TableLikeness {
    private static final int COLUMNS = 60;
    private static final int NAME = 35;
    private static final int KEYS = 10;
    /** A word or column that so many tables have tells none of them apart. */
    private static final int COMMON = 40;

    private final List<Missing> missing;
    private final Map<String, List<Unexpected>> byTrait = new HashMap<>();
    private final Map<Unexpected, Set<String>> columns = new java.util.IdentityHashMap<>();

    TableLikeness(List<Missing> missing, List<Unexpected> unexpected) {
        this.missing = missing;
        for (Unexpected each : unexpected) {
            Table table = (Table) each.found();
            columns.put(each, columns(table));
            traits(table).forEach(t -> byTrait.computeIfAbsent(t, k -> new ArrayList<>()).add(each));
        }
    }

    List<RenameProposal> proposals(int least) {
        List<RenameProposal> all = new ArrayList<>();
        for (Missing each : missing) {
            Table wanted = (Table) each.wanted();
            Set<String> own = columns(wanted);
            Set<Unexpected> candidates = new LinkedHashSet<>();
            for (String trait : traits(wanted)) {
                List<Unexpected> with = byTrait.getOrDefault(trait, List.of());
                if (with.size() <= COMMON) {
                    candidates.addAll(with);
                }
            }
            for (Unexpected candidate : candidates) {
                weigh(each, candidate, own).proposal(each, candidate, least, all);
            }
        }
        return all;
    }

    private Evidence weigh(Missing one, Unexpected other, Set<String> own) {
        Evidence evidence = new Evidence();
        Set<String> theirs = columns.getOrDefault(other, Set.of());
        Set<String> both = new HashSet<>(own);
        both.retainAll(theirs);
        int all = own.size() + theirs.size() - both.size();
        evidence.add(
                all == 0 ? 0 : COLUMNS * both.size() / all,
                both.size() == all
                        ? "All columns are the same."
                        : both.size() + " of " + all + " columns are the same.");
        evidence.name(one.object(), other.object(), NAME);
        Set<ObjectName> targets = targets((Table) one.wanted());
        if (!targets.isEmpty() && targets.equals(targets((Table) other.found()))) {
            evidence.add(KEYS, "Both refer to the same tables.");
        }
        return evidence;
    }

    private static Set<ObjectName> targets(Table table) {
        Set<ObjectName> targets = new HashSet<>();
        table.foreignKeys().stream().map(ForeignKey::target).forEach(targets::add);
        return targets;
    }

    private static Set<String> columns(Table table) {
        Set<String> columns = new HashSet<>();
        for (Column column : table.columns()) {
            columns.add(column.name() + " " + TypeFamily.of(column.dataType()));
        }
        return columns;
    }

    private static Set<String> traits(Table table) {
        Set<String> traits = new HashSet<>(Similarity.words(table.name().name()));
        traits.add("like " + String.join("", Similarity.words(table.name().name())));
        table.columns().forEach(c -> traits.add("column " + c.name()));
        StringBuilder all = new StringBuilder("all");
        table.columns().stream().map(Column::name).sorted().forEach(n -> all.append(' ').append(n));
        traits.add(all.toString());
        return traits;
    }
}

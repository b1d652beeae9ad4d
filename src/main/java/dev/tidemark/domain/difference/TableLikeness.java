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
import java.util.LinkedHashMap;
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
    /** How traits begin that speak for the table as a whole: its name, all of its columns. */
    private static final String WHOLE = "all of ";
    private static final int ALL_OF_IT = 100;

    /** So many counterparts of a table are looked at closely: those that share the most. */
    private static final int CLOSELY = 20;

    private final List<Missing> missing;
    private final List<Unexpected> unexpected;
    /** Where in {@link #unexpected} the tables are that have a trait. */
    private final Map<String, List<Integer>> byTrait = new HashMap<>();
    private final List<Set<String>> columns = new ArrayList<>();

    TableLikeness(List<Missing> missing, List<Unexpected> unexpected) {
        this.missing = missing;
        this.unexpected = unexpected;
        for (int i = 0; i < unexpected.size(); i++) {
            Table table = (Table) unexpected.get(i).found();
            columns.add(columns(table));
            for (String trait : traits(table)) {
                byTrait.computeIfAbsent(trait, k -> new ArrayList<>()).add(i);
            }
        }
    }

    List<RenameProposal> proposals(int least) {
        List<RenameProposal> all = new ArrayList<>();
        for (Missing each : missing) {
            Set<String> own = columns((Table) each.wanted());
            for (int candidate : candidates((Table) each.wanted())) {
                weigh(each, candidate, own).proposal(each, unexpected.get(candidate), least, all);
            }
        }
        return all;
    }

    private List<Integer> candidates(Table wanted) {
        Map<Integer, Integer> shared = new LinkedHashMap<>();
        for (String trait : traits(wanted)) {
            List<Integer> with = byTrait.getOrDefault(trait, List.of());
            if (with.size() <= COMMON) {
                int worth = trait.startsWith(WHOLE) ? ALL_OF_IT : 1;
                with.forEach(i -> shared.merge(i, worth, Integer::sum));
            }
        }
        return shared.size() <= CLOSELY
                ? List.copyOf(shared.keySet())
                : shared.entrySet().stream()
                        .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                        .limit(CLOSELY)
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private Evidence weigh(Missing one, int candidate, Set<String> own) {
        Evidence evidence = new Evidence();
        Unexpected other = unexpected.get(candidate);
        Set<String> theirs = columns.get(candidate);
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
        traits.add(WHOLE + "the name " + String.join("", Similarity.words(table.name().name())));
        table.columns().forEach(c -> traits.add("column " + c.name()));
        StringBuilder all = new StringBuilder(WHOLE + "the columns");
        table.columns().stream().map(Column::name).sorted().forEach(n -> all.append(' ').append(n));
        traits.add(all.toString());
        return traits;
    }
}

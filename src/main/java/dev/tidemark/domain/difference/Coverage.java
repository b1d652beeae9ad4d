package dev.tidemark.domain.difference;

import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a table's keys and indexes serve. */
final class Coverage {
    private final List<Entry> entries;

    private Coverage(List<Entry> entries) {
        this.entries = entries;
    }

    static Coverage of(Table table) {
        List<Entry> entries = new ArrayList<>();
        if (table.primaryKey() != null) {
            entries.add(new Entry("the primary key", table.primaryKey().columns(), true, true));
        }
        table.uniqueKeys().forEach(k -> entries.add(
                new Entry("the unique constraint " + k.name(), k.columns(), true, false)));
        for (Index index : table.indexes()) {
            if (plain(index) && index.valid()) {
                entries.add(new Entry("the index " + index.name(), columns(index), index.unique(), false));
            }
        }
        return new Coverage(entries);
    }

    /** Whether it indexes columns only, of all rows, by the usual method. */
    static boolean plain(Index index) {
        return index.predicate().isEmpty() && index.method().equals("btree")
                && index.keys().stream().allMatch(k -> k.column() && k.operatorClass().isEmpty());
    }

    static List<String> columns(Index index) {
        return index.keys().stream().map(Index.Key::expression).toList();
    }

    /** Whether the primary key has those columns, in any order. */
    boolean primary(List<String> columns) {
        return entries.stream().anyMatch(e -> e.primary() && Set.copyOf(e.columns()).equals(Set.copyOf(columns)));
    }

    /** Whether some key demands that {@code columns}, or some of them, are unique. */
    boolean unique(List<String> columns) {
        return entries.stream().anyMatch(e -> e.unique() && columns.containsAll(e.columns()));
    }

    /** What serves who searches by {@code index}'s columns; null for nothing. */
    @Nullable
    String serves(Index index) {
        if (!plain(index)) {
            return null;
        }
        List<String> columns = columns(index);
        return entries.stream()
                .filter(e -> e.columns().size() >= columns.size()
                        && e.columns().subList(0, columns.size()).equals(columns))
                .map(Entry::words)
                .findFirst()
                .orElse(null);
    }

    private record Entry(String words, List<String> columns, boolean unique, boolean primary) {}
}

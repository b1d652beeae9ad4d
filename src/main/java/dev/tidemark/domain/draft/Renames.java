package dev.tidemark.domain.draft;

import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.SchemaObject;
import dev.tidemark.domain.schema.UniqueKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of tables and columns before and after the renames of a revision, which come first in it. */
final class Renames {
    private final Map<ObjectName, ObjectName> tables = new HashMap<>();
    private final Map<ObjectName, ObjectName> tablesBefore = new HashMap<>();
    private final Map<String, String> columns = new HashMap<>();

    Renames(List<Difference> ticked) {
        for (Difference difference : ticked) {
            if (difference instanceof Difference.Renamed renamed && renamed.object().type() == ObjectType.TABLE) {
                tables.put(renamed.before().owner(), renamed.object().owner());
                tablesBefore.put(renamed.object().owner(), renamed.before().owner());
            }
        }
        for (Difference difference : ticked) {
            if (difference instanceof Difference.Renamed renamed && renamed.object().type() == ObjectType.COLUMN) {
                columns.put(now(renamed.object().owner()) + "\n" + renamed.before().part(), renamed.object().part());
            }
        }
    }

    /** What a table is called once the renames are done. */
    ObjectName now(ObjectName table) {
        return tables.getOrDefault(table, table);
    }

    /** What a table is called before anything is done. */
    ObjectName before(ObjectName table) {
        return tablesBefore.getOrDefault(table, table);
    }

    private String now(ObjectName table, String column) {
        return columns.getOrDefault(table + "\n" + column, column);
    }

    private List<String> now(ObjectName table, List<String> names) {
        return names.stream().map(name -> now(table, name)).toList();
    }

    /** An object that was there before, in the new names of what it names; expressions stay as they are. */
    SchemaObject now(ObjectName table, SchemaObject object) {
        if (tables.isEmpty() && columns.isEmpty()) {
            return object;
        }
        return switch (object) {
            case PrimaryKey key -> new PrimaryKey(key.name(), now(table, key.columns()));
            case UniqueKey key ->
                new UniqueKey(key.name(), now(table, key.columns()), key.nullsDistinct(), key.deferral());
            case ForeignKey key -> new ForeignKey(
                    key.name(), now(table, key.columns()), now(key.target()),
                    now(now(key.target()), key.targetColumns()), key.onDelete(), key.onUpdate(), key.deferral(),
                    key.validated());
            case Index index -> new Index(
                    index.name(), index.unique(), index.method(),
                    index.keys().stream()
                            .map(k -> k.column()
                                    ? new Index.Key(now(table, k.expression()), true, k.descending(), k.nullsFirst(),
                                            k.operatorClass())
                                    : k)
                            .toList(),
                    now(table, index.include()), index.predicate(), index.nullsDistinct(), index.valid());
            default -> object;
        };
    }
}

package dev.tidemark.domain.difference;

import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.SchemaObject;
import dev.tidemark.domain.schema.Table;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds objects of a schema by what they are called. */
final class Lookup {
    private final Map<ObjectName, Table> tables = new HashMap<>();
    private final Map<ObjectId, SchemaObject> others = new HashMap<>();

    Lookup(Schema schema) {
        schema.tables().forEach(t -> tables.put(t.name(), t));
        schema.sequences().forEach(s -> others.put(ObjectId.of(ObjectType.SEQUENCE, s.name()), s));
        schema.views().forEach(v -> others.put(ObjectId.of(v.type(), v.name()), v));
        schema.types().forEach(t -> others.put(ObjectId.of(ObjectType.TYPE, t.name()), t));
    }

    @Nullable
    Table table(ObjectName name) {
        return tables.get(name);
    }

    @Nullable
    SchemaObject object(ObjectId id) {
        Table table = tables.get(id.owner());
        if (id.part().isEmpty()) {
            return id.type() == ObjectType.TABLE ? table : others.get(id);
        }
        return table == null ? null : part(table, id);
    }

    private static @Nullable SchemaObject part(Table table, ObjectId id) {
        String name = id.part();
        return switch (id.type()) {
            case COLUMN -> table.column(name);
            case PRIMARY_KEY -> table.primaryKey();
            case UNIQUE_KEY -> named(table.uniqueKeys(), name);
            case FOREIGN_KEY -> named(table.foreignKeys(), name);
            case CHECK -> named(table.checks(), name);
            case INDEX -> named(table.indexes(), name);
            default -> null;
        };
    }

    private static @Nullable SchemaObject named(java.util.List<? extends SchemaObject> parts, String name) {
        return parts.stream().filter(p -> p.label().equals(name)).findFirst().orElse(null);
    }
}

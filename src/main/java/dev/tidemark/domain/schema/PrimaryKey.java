package dev.tidemark.domain.schema;

import java.util.List;

/**
 * A primary key.
 *
 * @param name the constraint's name
 * @param columns in the key's order
 */
public record PrimaryKey(String name, List<String> columns) implements SchemaObject {
    public PrimaryKey {
        columns = List.copyOf(columns);
    }

    @Override
    public ObjectType type() {
        return ObjectType.PRIMARY_KEY;
    }

    @Override
    public String label() {
        return name;
    }
}

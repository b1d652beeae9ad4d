package dev.tidemark.domain.schema;

import java.util.List;

/**
 * A unique constraint.
 *
 * @param name its name
 * @param columns in the constraint's order
 * @param nullsDistinct whether two NULLs are different, as usual
 * @param deferral when it is checked
 */
public record UniqueKey(String name, List<String> columns, boolean nullsDistinct, Deferral deferral)
        implements SchemaObject {
    public UniqueKey {
        columns = List.copyOf(columns);
    }

    @Override
    public ObjectType type() {
        return ObjectType.UNIQUE_KEY;
    }

    @Override
    public String label() {
        return name;
    }
}

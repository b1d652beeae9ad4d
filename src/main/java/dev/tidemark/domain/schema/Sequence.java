package dev.tidemark.domain.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence that stands for itself; those of identity and serial columns are the column's.
 *
 * @param name its name
 * @param dataType such as {@code bigint}
 * @param start the first value
 * @param increment the step
 * @param minimum the least value
 * @param maximum the greatest value
 * @param cache how many values a session fetches at once
 * @param cycles whether it begins anew at its end
 * @param owner {@code table.column} that it goes with; null for none
 */
public record Sequence(
        ObjectName name,
        String dataType,
        long start,
        long increment,
        long minimum,
        long maximum,
        long cache,
        boolean cycles,
        @Nullable String owner)
        implements SchemaObject {
    @Override
    public ObjectType type() {
        return ObjectType.SEQUENCE;
    }

    @Override
    public String label() {
        return name.name();
    }
}

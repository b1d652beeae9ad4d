package dev.tidemark.domain.schema;

import java.util.List;

/**
 * A view.
 *
 * @param name its name
 * @param definition its query, in the product's canonical words
 * @param columns its columns with their types, such as {@code id bigint}
 * @param materialized whether its rows are kept
 * @param comment empty for none
 * @param indexes of a materialized one
 */
public record View(
        ObjectName name,
        String definition,
        List<String> columns,
        boolean materialized,
        String comment,
        List<Index> indexes)
        implements SchemaObject {
    public View {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
    }

    @Override
    public ObjectType type() {
        return materialized ? ObjectType.MATERIALIZED_VIEW : ObjectType.VIEW;
    }

    @Override
    public String label() {
        return name.name();
    }
}

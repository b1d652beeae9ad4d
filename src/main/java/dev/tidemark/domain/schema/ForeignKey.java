package dev.tidemark.domain.schema;

import java.util.List;
import java.util.Locale;

/**
 * A foreign key.
 *
 * @param name its name
 * @param columns the columns that refer
 * @param target the table that they refer to
 * @param targetColumns its columns, in the same order
 * @param onDelete what happens when the row referred to is deleted
 * @param onUpdate what happens when its key changes
 * @param deferral when it is checked
 * @param validated whether the rows that were there before were checked
 */
public record ForeignKey(
        String name,
        List<String> columns,
        ObjectName target,
        List<String> targetColumns,
        Action onDelete,
        Action onUpdate,
        Deferral deferral,
        boolean validated)
        implements SchemaObject {
    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    /** One without rules of its own. */
    public static ForeignKey of(String name, List<String> columns, ObjectName target, List<String> targetColumns) {
        return new ForeignKey(
                name, columns, target, targetColumns, Action.NO_ACTION, Action.NO_ACTION, Deferral.NOT_DEFERRABLE,
                true);
    }

    @Override
    public ObjectType type() {
        return ObjectType.FOREIGN_KEY;
    }

    @Override
    public String label() {
        return name;
    }

    /** What a referring row suffers. */
    public enum Action {
        NO_ACTION, RESTRICT, CASCADE, SET_NULL, SET_DEFAULT;

        /** As SQL says it: {@code SET NULL}. */
        public String sql() {
            return name().toUpperCase(Locale.ROOT).replace('_', ' ');
        }
    }
}

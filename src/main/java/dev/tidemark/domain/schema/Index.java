package dev.tidemark.domain.schema;

import java.util.List;

/**
 * An index that no primary key or unique constraint owns.
 *
 * @param name its name
 * @param unique whether it allows each key once
 * @param method such as {@code btree} or {@code gin}
 * @param keys what is indexed, in order
 * @param include further columns that are only carried along
 * @param predicate which rows it holds, in the product's canonical words; empty for all
 * @param nullsDistinct whether two NULLs are different in a unique one, as usual
 * @param valid false where building it failed half-way, as CREATE INDEX CONCURRENTLY may
 */
public record Index(
        String name,
        boolean unique,
        String method,
        List<Key> keys,
        List<String> include,
        String predicate,
        boolean nullsDistinct,
        boolean valid)
        implements SchemaObject {
    public Index {
        keys = List.copyOf(keys);
        include = List.copyOf(include);
    }

    /** A plain one. */
    public static Index of(String name, boolean unique, List<String> columns) {
        return new Index(name, unique, "btree", columns.stream().map(Key::of).toList(), List.of(), "", true, true);
    }

    @Override
    public ObjectType type() {
        return ObjectType.INDEX;
    }

    @Override
    public String label() {
        return name;
    }

    /**
     * One part of an index's key.
     *
     * @param expression a column's name, or an expression in the product's canonical words
     * @param column whether it is a column
     * @param descending whether it is ordered downwards
     * @param nullsFirst whether NULLs come first; usual for descending ones
     * @param operatorClass one that differs from the type's usual one; empty for that
     */
    public record Key(
            String expression, boolean column, boolean descending, boolean nullsFirst, String operatorClass) {
        /** A column, upwards. */
        public static Key of(String column) {
            return new Key(column, true, false, false, "");
        }
    }
}

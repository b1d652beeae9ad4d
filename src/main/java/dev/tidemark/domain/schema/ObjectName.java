package dev.tidemark.domain.schema;

import java.util.Comparator;

/**
 * The name of a table, view, sequence, type or routine, as the catalog holds it: without quotes, in its own case.
 *
 * @param schema the schema; empty for the one that unqualified names fall into, so that two databases compare although their
 *     schemas are called differently
 * @param name the name; of a routine with its argument types, such as {@code total(integer, text)}
 */
public record ObjectName(String schema, String name) implements Comparable<ObjectName> {
    private static final Comparator<ObjectName> ORDER =
            Comparator.comparing(ObjectName::schema).thenComparing(ObjectName::name);

    /** One in the schema that unqualified names fall into. */
    public static ObjectName of(String name) {
        return new ObjectName("", name);
    }

    @Override
    public int compareTo(ObjectName other) {
        return ORDER.compare(this, other);
    }

    /** As a person reads it: {@code orders}, {@code audit.orders}. */
    @Override
    public String toString() {
        return schema.isEmpty() ? name : schema + "." + name;
    }
}

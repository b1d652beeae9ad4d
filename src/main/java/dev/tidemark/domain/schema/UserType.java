package dev.tidemark.domain.schema;

import java.util.List;

/**
 * A type that somebody made.
 *
 * @param name its name
 * @param form what kind of type it is
 * @param parts the values of an enum in their order; the base type, constraints and default of a domain; the fields of a
 *     composite, such as {@code street text}
 */
public record UserType(ObjectName name, Form form, List<String> parts) implements SchemaObject {
    public UserType {
        parts = List.copyOf(parts);
    }

    @Override
    public ObjectType type() {
        return ObjectType.TYPE;
    }

    @Override
    public String label() {
        return name.name();
    }

    /** Kinds of types. */
    public enum Form {
        ENUM, DOMAIN, COMPOSITE, RANGE
    }
}

package dev.tidemark.domain.schema;

/**
 * An extension of the server.
 *
 * @param name such as {@code pgcrypto}
 * @param version such as {@code 1.3}
 */
public record Extension(String name, String version) implements SchemaObject {
    @Override
    public ObjectType type() {
        return ObjectType.EXTENSION;
    }

    @Override
    public String label() {
        return name;
    }
}

package dev.tidemark.domain.schema;

/**
 * A publication of logical replication.
 *
 * @param name its name
 * @param definition what it publishes, in words that compare
 */
public record Publication(String name, String definition) implements SchemaObject {
    @Override
    public ObjectType type() {
        return ObjectType.PUBLICATION;
    }

    @Override
    public String label() {
        return name;
    }
}

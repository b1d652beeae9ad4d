package dev.tidemark.domain.schema;

/**
 * A function or procedure.
 *
 * @param name its name with its argument types
 * @param definition the whole statement that makes it, in the product's canonical words
 */
public record Routine(ObjectName name, String definition) implements SchemaObject {
    @Override
    public ObjectType type() {
        return ObjectType.ROUTINE;
    }

    @Override
    public String label() {
        return name.name();
    }
}

package dev.tidemark.domain.schema;

/**
 * A trigger of a table.
 *
 * @param name its name
 * @param definition the whole statement that makes it, in the product's canonical words
 * @param enabled whether it fires
 */
public record Trigger(String name, String definition, boolean enabled) implements SchemaObject {
    @Override
    public ObjectType type() {
        return ObjectType.TRIGGER;
    }

    @Override
    public String label() {
        return name;
    }
}

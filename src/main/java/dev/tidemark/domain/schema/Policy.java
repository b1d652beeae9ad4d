package dev.tidemark.domain.schema;

/**
 * A row-level security policy of a table.
 *
 * @param name its name
 * @param definition command, roles and expressions, in the product's canonical words
 */
public record Policy(String name, String definition) implements SchemaObject {
    @Override
    public ObjectType type() {
        return ObjectType.POLICY;
    }

    @Override
    public String label() {
        return name;
    }
}

package dev.tidemark.domain.schema;

/**
 * A check constraint.
 *
 * @param name its name
 * @param expression in the product's canonical words, without the word CHECK and without outer brackets
 * @param validated whether the rows that were there before were checked
 */
public record Check(String name, String expression, boolean validated) implements SchemaObject {
    @Override
    public ObjectType type() {
        return ObjectType.CHECK;
    }

    @Override
    public String label() {
        return name;
    }
}

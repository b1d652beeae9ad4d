package dev.tidemark.domain.schema;

/**
 * A check constraint.
 *
 * @param name its name
 * @param expression in the product's canonical words, without the word CHECK and without outer brackets; an exclusion
 *     constraint, which is told apart by its first word: {@code EXCLUDE USING gist (room WITH =)}
 * @param validated whether the rows that were there before were checked
 */
public record Check(String name, String expression, boolean validated) implements SchemaObject {
    /** Whether it is an exclusion constraint, whose expression is the whole of it. */
    public boolean exclusion() {
        return expression.startsWith("EXCLUDE ");
    }

    @Override
    public ObjectType type() {
        return ObjectType.CHECK;
    }

    @Override
    public String label() {
        return name;
    }
}

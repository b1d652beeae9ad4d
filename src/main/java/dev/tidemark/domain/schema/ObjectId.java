package dev.tidemark.domain.schema;

/**
 * Which object it is: a table, or a part of one.
 *
 * @param type what it is
 * @param owner the object itself, or the table that it is a part of
 * @param part the part's name, such as a column's; empty where the object itself is meant
 */
public record ObjectId(ObjectType type, ObjectName owner, String part) {
    /** An object that is no part of another one. */
    public static ObjectId of(ObjectType type, ObjectName name) {
        return new ObjectId(type, name, "");
    }

    /** As a person reads it: {@code orders.amount}. */
    public String name() {
        return part.isEmpty() ? owner.toString() : owner + "." + part;
    }

    @Override
    public String toString() {
        return type.words() + " " + name();
    }
}

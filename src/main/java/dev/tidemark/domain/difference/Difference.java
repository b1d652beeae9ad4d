package dev.tidemark.domain.difference;

import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * One place where two schemas differ. The left side is the one that is wanted, such as the entity model; the right side is the
 * one that is there, such as a database.
 */
public sealed interface Difference {
    /** What it is about, under its name on the left where it is there, else on the right. */
    ObjectId object();

    /** What is thought of it. */
    Verdict verdict();

    /** {@code missing}, {@code unexpected} or {@code changed}. */
    String kind();

    /** What of the object differs, such as {@code nullable}; empty for the whole object. */
    default String property() {
        return "";
    }

    /** What the left side says, in words; null where it has no such object. */
    @Nullable
    String left();

    /** What the right side says, in words; null where it has no such object. */
    @Nullable
    String right();

    /** What distinguishes it from all others of the same comparison. */
    default String key() {
        return kind() + " " + object() + " " + property();
    }

    /**
     * The left side has it, the right side has not.
     *
     * @param object its name
     * @param wanted the object
     * @param left its definition in words
     * @param verdict what is thought of it
     */
    record Missing(ObjectId object, SchemaObject wanted, String left, Verdict verdict) implements Difference {
        @Override
        public String kind() {
            return "missing";
        }

        @Override
        public @Nullable String right() {
            return null;
        }
    }

    /**
     * The right side has it, the left side has not.
     *
     * @param object its name
     * @param found the object
     * @param right its definition in words
     * @param verdict what is thought of it
     */
    record Unexpected(ObjectId object, SchemaObject found, String right, Verdict verdict) implements Difference {
        @Override
        public String kind() {
            return "unexpected";
        }

        @Override
        public @Nullable String left() {
            return null;
        }
    }

    /**
     * Both have it, and it is not the same.
     *
     * @param object its name on the left
     * @param property what differs: {@code type}, {@code nullable}, {@code default}, {@code generation}, {@code columns},
     *     {@code target}, {@code on delete}, {@code definition}, {@code comment} …
     * @param both the object on the left and on the right
     * @param left what the left side says
     * @param right what the right side says
     * @param verdict what is thought of it
     */
    record Changed(ObjectId object, String property, Pair both, String left, String right, Verdict verdict)
            implements Difference {
        @Override
        public String kind() {
            return "changed";
        }
    }

    /**
     * The same object under two names, because a person said so, or because everything but a constraint's or index's name
     * is equal.
     *
     * @param object its name on the left
     * @param before its name on the right
     * @param both the object on the left and on the right
     * @param verdict what is thought of it
     */
    record Renamed(ObjectId object, ObjectId before, Pair both, Verdict verdict) implements Difference {
        @Override
        public String kind() {
            return "changed";
        }

        @Override
        public String property() {
            return "name";
        }

        @Override
        public String left() {
            return object.name();
        }

        @Override
        public String right() {
            return before.name();
        }
    }

    /**
     * An object on both sides.
     *
     * @param left as it is wanted
     * @param right as it is there
     */
    record Pair(SchemaObject left, SchemaObject right) {}
}

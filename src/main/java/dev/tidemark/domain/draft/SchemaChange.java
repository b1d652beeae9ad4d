package dev.tidemark.domain.draft;

import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import dev.tidemark.domain.schema.SchemaObject;
import dev.tidemark.domain.schema.UserType;
import java.util.List;

/**
 * One change of a schema, which knows what undoes it. Names are those that hold when it runs: renames come first, so that
 * everything else speaks of the new names.
 */
public sealed interface SchemaChange {
    /** What is changed. */
    ObjectId object();

    /** What takes it back. */
    SchemaChange inverse();

    /**
     * Makes an object. A table comes with its columns, primary key, unique keys, checks, indexes, comments, partitions and
     * row-level security; its foreign keys and triggers are changes of their own.
     *
     * @param owner the table that it is a part of, or its own name
     * @param made the object
     */
    record Create(ObjectName owner, SchemaObject made) implements SchemaChange {
        @Override
        public ObjectId object() {
            return id(owner, made);
        }

        @Override
        public SchemaChange inverse() {
            return new Drop(owner, made);
        }
    }

    /**
     * Removes an object, with what the product removes along with it.
     *
     * @param owner the table that it is a part of, or its own name
     * @param gone the object as it was
     */
    record Drop(ObjectName owner, SchemaObject gone) implements SchemaChange {
        @Override
        public ObjectId object() {
            return id(owner, gone);
        }

        @Override
        public SchemaChange inverse() {
            return new Create(owner, gone);
        }
    }

    /**
     * Changes one property of an object that stays.
     *
     * @param owner the table that it is a part of, or its own name
     * @param property such as {@code type}, {@code nullable}, {@code default}, {@code comment}
     * @param before the object as it was
     * @param after the same object with that property changed
     */
    record Alter(ObjectName owner, String property, SchemaObject before, SchemaObject after) implements SchemaChange {
        @Override
        public ObjectId object() {
            return id(owner, after);
        }

        @Override
        public SchemaChange inverse() {
            return new Alter(owner, property, after, before);
        }
    }

    /**
     * Gives an object another name.
     *
     * @param type what it is
     * @param owner the table that it is a part of; of an object that is no part, only the schema counts
     * @param before its name
     * @param after its new name
     */
    record Rename(ObjectType type, ObjectName owner, String before, String after) implements SchemaChange {
        @Override
        public ObjectId object() {
            return partOfTable(type)
                    ? new ObjectId(type, owner, after)
                    : ObjectId.of(type, new ObjectName(owner.schema(), after));
        }

        @Override
        public SchemaChange inverse() {
            return new Rename(type, owner, after, before);
        }
    }

    /**
     * Makes an enum type anew with other values, and moves the columns that use it over. Fails where a row holds a value that
     * is gone.
     *
     * @param before the type as it was
     * @param after the type with its new values
     * @param uses the columns of that type
     */
    record ReplaceEnum(UserType before, UserType after, List<Use> uses) implements SchemaChange {
        public ReplaceEnum {
            uses = List.copyOf(uses);
        }

        @Override
        public ObjectId object() {
            return ObjectId.of(ObjectType.TYPE, after.name());
        }

        @Override
        public SchemaChange inverse() {
            return new ReplaceEnum(after, before, uses);
        }
    }

    /**
     * A column of a type.
     *
     * @param table its table
     * @param column the column
     */
    record Use(ObjectName table, Column column) {}

    /**
     * A place that only a person can write.
     *
     * @param object what it is about
     * @param what what is to be written there, one sentence
     * @param hints SQL to start from; it stands in the file as a comment
     */
    record Marked(ObjectId object, String what, List<String> hints) implements SchemaChange {
        public Marked {
            hints = List.copyOf(hints);
        }

        /** What undoes a place that nobody has written yet is not known either. */
        @Override
        public SchemaChange inverse() {
            return this;
        }
    }

    /** Whether such an object is a part of a table. */
    static boolean partOfTable(ObjectType type) {
        return switch (type) {
            case COLUMN, PRIMARY_KEY, UNIQUE_KEY, FOREIGN_KEY, CHECK, INDEX, TRIGGER, POLICY -> true;
            case TABLE, SEQUENCE, VIEW, MATERIALIZED_VIEW, TYPE, ROUTINE, PUBLICATION, EXTENSION, SCHEMA -> false;
        };
    }

    private static ObjectId id(ObjectName owner, SchemaObject object) {
        return new ObjectId(object.type(), owner, partOfTable(object.type()) ? object.label() : "");
    }
}

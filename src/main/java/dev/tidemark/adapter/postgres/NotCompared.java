package dev.tidemark.adapter.postgres;

import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What of a database is seen and not kept, in sentences: a person should know that no comparison shows it. */
final class NotCompared {
    private final Set<String> sentences = new TreeSet<>();

    void foreignTable(ObjectName name) {
        sentences.add("The foreign table " + name + " is left out.");
    }

    /** What PostgreSQL keeps with a table, {@code fillfactor=70}; null for nothing. */
    void tableOptions(ObjectName name, @Nullable String options) {
        if (options != null) {
            sentences.add("The storage parameters of the table " + name + " (" + options + ") are not compared.");
        }
    }

    /** That a table has everything that another one has; null for none. */
    void parent(ObjectName name, @Nullable String parent) {
        if (parent != null) {
            sentences.add("That the table " + name + " inherits from " + parent + " is not compared.");
        }
    }

    /**
     * What stands beside a view's query.
     *
     * @param options such as {@code security_barrier=true}; null for none
     * @param owner its owner, where that is not who reads; null otherwise
     * @param grants who may do what with it
     */
    void view(ObjectName name, @Nullable String options, @Nullable String owner, List<String> grants) {
        if (options != null) {
            sentences.add("The options of the view " + name + " (" + options + ") are not compared.");
        }
        if (owner != null) {
            sentences.add("That the view " + name + " belongs to " + owner + " is not compared.");
        }
        if (!grants.isEmpty()) {
            sentences.add("The grants of the view " + name + " are not compared.");
        }
    }

    void indexOptions(String index, ObjectName table, @Nullable String options) {
        if (options != null) {
            sentences.add("The storage parameters of the index " + index + " of " + table + " (" + options
                    + ") are not compared.");
        }
    }

    /** What the index behind a key carries along. */
    void key(String name, ObjectName table, Index index) {
        if (!index.include().isEmpty()) {
            sentences.add("That the key " + name + " of " + table + " includes " + String.join(", ", index.include())
                    + " is not compared.");
        }
    }

    /** What is special about a constraint, as SQL says it; empty for nothing. */
    void constraint(String name, ObjectName table, String special) {
        if (!special.isEmpty()) {
            sentences.add("That the constraint " + name + " of " + table + " is " + special + " is not compared.");
        }
    }

    /** A key that refers to what is not read. */
    void foreignKey(String name, ObjectName table) {
        sentences.add("The foreign key " + name + " of " + table
                + " refers to a table that is left out, and is left out too.");
    }

    /**
     * What is not kept of a trigger.
     *
     * @param mode {@code ALWAYS} or {@code REPLICA}; empty for the usual
     */
    void trigger(String name, ObjectName table, boolean ofView, String mode) {
        if (ofView) {
            sentences.add("The trigger " + name + " of the view " + table + " is not compared.");
        } else if (!mode.isEmpty()) {
            sentences.add("That the trigger " + name + " of " + table + " is ENABLE " + mode + " is not compared.");
        }
    }

    Collection<String> sentences() {
        return sentences;
    }
}

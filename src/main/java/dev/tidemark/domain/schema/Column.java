package dev.tidemark.domain.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param name its name
 * @param dataType its type
 * @param nullable whether it takes NULL
 * @param defaultValue the default's expression in the product's canonical words; null for none, and for identity and generated
 *     columns
 * @param filled who fills it where nobody says a value
 * @param collation one that differs from the type's usual one; empty for that
 * @param comment what somebody wrote about it; empty for nothing
 */
public record Column(
        String name,
        DataType dataType,
        boolean nullable,
        @Nullable String defaultValue,
        Filled filled,
        String collation,
        String comment)
        implements SchemaObject {

    /** A plain column. */
    public static Column of(String name, DataType type, boolean nullable) {
        return new Column(name, type, nullable, null, Filled.BY_WRITER, "", "");
    }

    @Override
    public ObjectType type() {
        return ObjectType.COLUMN;
    }

    @Override
    public String label() {
        return name;
    }

    /** Who fills a column where a writer says nothing. */
    public sealed interface Filled {
        /** The writer, or the default. */
        Filled BY_WRITER = new ByWriter();

        /** In words; empty for the usual. */
        String words();
    }

    /** The writer, or the default. */
    public record ByWriter() implements Filled {
        @Override
        public String words() {
            return "";
        }
    }

    /**
     * An identity.
     *
     * @param always whether a writer may not say a value
     * @param start the first value
     * @param increment the step
     */
    public record Identity(boolean always, long start, long increment) implements Filled {
        @Override
        public String words() {
            return "identity, " + (always ? "always" : "by default");
        }
    }

    /**
     * A sequence that belongs to the column, as PostgreSQL's {@code serial} makes one.
     *
     * @param sequence its name
     */
    public record Serial(ObjectName sequence) implements Filled {
        @Override
        public String words() {
            return "sequence " + sequence;
        }
    }

    /**
     * Computed from other columns.
     *
     * @param expression in the product's canonical words
     * @param stored whether it is kept, not computed when read
     */
    public record Computed(String expression, boolean stored) implements Filled {
        @Override
        public String words() {
            return "generated as " + expression + (stored ? ", stored" : ", virtual");
        }
    }
}

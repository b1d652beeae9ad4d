package dev.tidemark.domain.recovery;

/**
 * Something that can be seen in a schema. Names are compared without regard to case.
 *
 * @param kind what is seen
 * @param schema in which schema; empty for the one that unqualified names fall into
 * @param owner the table, type or object itself
 * @param part the column, constraint or value; empty where the object itself is meant
 */
record Fact(Kind kind, String schema, String owner, String part) {

    /** What can be seen. */
    enum Kind {
        SCHEMA("schema"), TABLE("table"), COLUMN("column"), COLUMN_TYPE("type of the column"), NULLABLE(
                "column"), DEFAULT("default of the column"), PRIMARY_KEY("primary key of"), CONSTRAINT(
                        "constraint"), KEY("unnamed key of"), VALIDATED("constraint"), INDEX("index"), SEQUENCE(
                                "sequence"), VIEW("view"), TYPE("type"), ENUM_VALUE("value of the type"), ROUTINE(
                                        "routine"), TRIGGER("trigger"), EXTENSION("extension"), COMMENT("comment on");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** The table of that name. */
    static Fact table(Named table) {
        return new Fact(Kind.TABLE, table.schema(), table.name(), "");
    }

    /** A part of that object. */
    static Fact part(Kind kind, Named owner, String part) {
        return new Fact(kind, owner.schema(), owner.name(), part);
    }

    /** An object that stands for itself. */
    static Fact of(Kind kind, Named name) {
        return new Fact(kind, name.schema(), name.name(), "");
    }

    /** Whether it goes with that table when the table is dropped or renamed. */
    boolean belongsTo(String itsSchema, String table) {
        boolean ofTable = switch (kind) {
            case COLUMN, COLUMN_TYPE, NULLABLE, DEFAULT, PRIMARY_KEY, CONSTRAINT, KEY, VALIDATED, TRIGGER, COMMENT ->
                true;
            default -> false;
        };
        return ofTable && schema.equals(itsSchema) && owner.equals(table);
    }

    /** Whether it goes with that column when the column is dropped or renamed. */
    boolean belongsTo(String itsSchema, String table, String column) {
        boolean ofColumn = switch (kind) {
            case COLUMN, COLUMN_TYPE, NULLABLE, DEFAULT, COMMENT -> true;
            default -> false;
        };
        return ofColumn && schema.equals(itsSchema) && owner.equals(table) && part.equals(column);
    }

    /** The same of another object. */
    Fact of(String otherOwner, String otherPart) {
        return new Fact(kind, schema, otherOwner, otherPart);
    }

    /** As a person reads it: {@code column orders.amount}. */
    String words() {
        String object = (schema.isEmpty() ? "" : schema + ".") + owner;
        return kind.words + " " + object + (part.isEmpty() ? "" : "." + part);
    }

    /**
     * A name in a statement, folded.
     *
     * @param schema empty for the one that unqualified names fall into
     * @param name the name
     */
    record Named(String schema, String name) {}
}

package dev.tidemark.domain.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Objects written out for a person who compares two of them, close to SQL: whole, a line a part and always in the same order,
 * or briefly, as a sentence says what a named object is.
 */
public final class Definition {
    private static final String INDENT = "  ";

    private Definition() {}

    /** What {@code object} is, on one line, in small letters and without its name. */
    public static String brief(SchemaObject object) {
        return switch (object) {
            case Table table -> briefTable(table);
            case Column column -> briefColumn(column);
            case PrimaryKey key -> small("PRIMARY KEY ") + list(key.columns());
            case UniqueKey key ->
                small("UNIQUE ") + list(key.columns()) + (key.nullsDistinct() ? "" : small(" NULLS NOT DISTINCT"))
                        + small(deferral(key.deferral()));
            case ForeignKey key ->
                list(key.columns()) + small(" REFERENCES ") + key.target() + list(key.targetColumns())
                        + small(rules(key));
            case Check check -> check.exclusion() ? check.expression() : "check (" + check.expression() + ")";
            case Index index -> briefIndex(index);
            case Trigger trigger -> trigger.definition() + (trigger.enabled() ? "" : " (disabled)");
            case Policy policy -> policy.definition();
            case Sequence sequence ->
                sequence.dataType() + " start " + sequence.start() + " increment " + sequence.increment()
                        + (sequence.cycles() ? " cycle" : "");
            case View view -> view.definition();
            case UserType type -> small(type.form().name()) + " " + list(type.parts());
            case Routine routine -> routine.definition();
            case Publication publication -> publication.definition();
            case Extension extension -> "version " + extension.version();
        };
    }

    private static String briefTable(Table table) {
        String parts =
                table.columns().stream().map(c -> c.name() + " " + brief(c)).collect(Collectors.joining(", "));
        PrimaryKey key = table.primaryKey();
        return "table (" + parts + (key == null ? "" : ", " + brief(key)) + ")";
    }

    private static String briefColumn(Column column) {
        return column.dataType().sql()
                + (column.collation().isEmpty() ? "" : " collate " + column.collation())
                + (column.filled().words().isEmpty() ? "" : " " + column.filled().words())
                + (column.defaultValue() == null ? "" : " default " + column.defaultValue())
                + (column.nullable() ? "" : " not null");
    }

    private static String briefIndex(Index index) {
        return (index.unique() ? "unique index " : "index ")
                + (index.method().equals("btree") ? "" : index.method() + " ")
                + keys(index.keys())
                + (index.include().isEmpty() ? "" : " include " + list(index.include()))
                + (index.nullsDistinct() ? "" : " nulls not distinct")
                + (index.predicate().isEmpty() ? "" : " where " + index.predicate())
                + (index.valid() ? "" : " (invalid)");
    }

    /** The keys of an index in brackets, as {@link #brief} has them. */
    public static String keys(List<Index.Key> keys) {
        return keys.stream().map(key -> key.expression() + operators(key) + small(order(key))).collect(
                Collectors.joining(", ", "(", ")"));
    }

    /** A foreign key's rule as a sentence says it: {@code set null}. */
    public static String rule(ForeignKey.Action action) {
        return small(action.sql());
    }

    private static String small(String keywords) {
        return keywords.toLowerCase(Locale.ROOT);
    }

    /** The definition of {@code object}; several lines for a table. */
    public static String of(SchemaObject object) {
        return switch (object) {
            case Table table -> table(table);
            case Column column -> column(column);
            case PrimaryKey key -> "PRIMARY KEY " + list(key.columns());
            case UniqueKey key -> named(key.name(), "UNIQUE " + (key.nullsDistinct() ? "" : "NULLS NOT DISTINCT ")
                    + list(key.columns()) + deferral(key.deferral()));
            case ForeignKey key -> named(key.name(), foreignKey(key));
            case Check check when check.exclusion() -> named(check.name(), check.expression());
            case Check check -> named(check.name(), "CHECK (" + check.expression() + ")" + valid(check.validated()));
            case Index index -> index(index);
            case Trigger trigger -> trigger.definition() + (trigger.enabled() ? "" : "\n-- disabled");
            case Policy policy -> "POLICY " + policy.name() + " " + policy.definition();
            case Sequence sequence -> sequence(sequence);
            case View view -> view(view);
            case UserType type -> type(type);
            case Routine routine -> routine.definition();
            case Publication publication -> "PUBLICATION " + publication.name() + " " + publication.definition();
            case Extension extension -> "EXTENSION " + extension.name() + " " + extension.version();
        };
    }

    private static String table(Table table) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(column(column)));
        if (table.primaryKey() != null) {
            lines.add(of(table.primaryKey()));
        }
        table.uniqueKeys().forEach(key -> lines.add(of(key)));
        table.foreignKeys().forEach(key -> lines.add(of(key)));
        table.checks().forEach(check -> lines.add(of(check)));
        List<String> after = new ArrayList<>();
        table.indexes().forEach(index -> after.add(of(index)));
        Table.Traits traits = table.traits();
        add(after, "PARTITION BY ", traits.partitioning());
        traits.partitions().forEach(partition -> add(after, "PARTITION ", partition));
        add(after, "COMMENT ", traits.comment());
        traits.triggers().forEach(trigger -> after.add(of(trigger)));
        if (traits.security().enabled()) {
            after.add("ROW LEVEL SECURITY" + (traits.security().forced() ? " FORCED" : ""));
        }
        traits.security().policies().forEach(policy -> after.add(of(policy)));
        String body = lines.stream().map(line -> INDENT + line).collect(Collectors.joining(",\n"));
        String tail = after.isEmpty() ? "" : "\n" + String.join("\n", after);
        return "TABLE " + table.name() + " (\n" + body + "\n)" + tail;
    }

    private static void add(List<String> lines, String word, String text) {
        if (!text.isEmpty()) {
            lines.add(word + text);
        }
    }

    private static String column(Column column) {
        StringBuilder text = new StringBuilder(column.name()).append(' ').append(column.dataType().sql());
        if (!column.collation().isEmpty()) {
            text.append(" COLLATE ").append(column.collation());
        }
        if (!column.nullable()) {
            text.append(" NOT NULL");
        }
        if (column.defaultValue() != null) {
            text.append(" DEFAULT ").append(column.defaultValue());
        }
        switch (column.filled()) {
            case Column.ByWriter writer -> {}
            case Column.Identity identity -> text.append(" GENERATED ")
                    .append(identity.always() ? "ALWAYS" : "BY DEFAULT")
                    .append(" AS IDENTITY");
            case Column.Serial serial -> text.append(" SERIAL (").append(serial.sequence()).append(')');
            case Column.Computed computed -> text.append(" GENERATED ALWAYS AS (")
                    .append(computed.expression())
                    .append(computed.stored() ? ") STORED" : ") VIRTUAL");
        }
        if (!column.comment().isEmpty()) {
            text.append(" -- ").append(column.comment().lines().findFirst().orElse(""));
        }
        return text.toString();
    }

    private static String foreignKey(ForeignKey key) {
        return "FOREIGN KEY " + list(key.columns()) + " REFERENCES " + key.target() + " " + list(key.targetColumns())
                + rules(key) + valid(key.validated());
    }

    private static String rules(ForeignKey key) {
        return (key.onDelete() == ForeignKey.Action.NO_ACTION ? "" : " ON DELETE " + key.onDelete().sql())
                + (key.onUpdate() == ForeignKey.Action.NO_ACTION ? "" : " ON UPDATE " + key.onUpdate().sql())
                + deferral(key.deferral());
    }

    private static String index(Index index) {
        String keys = index.keys().stream().map(Definition::key).collect(Collectors.joining(", ", "(", ")"));
        String method = index.method().isEmpty() || index.method().equals("btree") ? "" : " USING " + index.method();
        return (index.unique() ? "UNIQUE INDEX " : "INDEX ") + index.name() + method + " " + keys
                + (index.include().isEmpty() ? "" : " INCLUDE " + list(index.include()))
                + (index.nullsDistinct() ? "" : " NULLS NOT DISTINCT")
                + (index.predicate().isEmpty() ? "" : " WHERE " + index.predicate())
                + (index.valid() ? "" : " -- invalid: building it failed");
    }

    private static String key(Index.Key key) {
        return (key.column() ? key.expression() : "(" + key.expression() + ")")
                + operators(key) + order(key);
    }

    private static String operators(Index.Key key) {
        return key.operatorClass().isEmpty() ? "" : " " + key.operatorClass();
    }

    private static String order(Index.Key key) {
        return (key.descending() ? " DESC" : "")
                + (key.nullsFirst() == key.descending() ? "" : key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
    }

    private static String sequence(Sequence sequence) {
        return "SEQUENCE " + sequence.name() + " AS " + sequence.dataType() + "\n" + INDENT + "START "
                + sequence.start()
                + "\n" + INDENT + "INCREMENT " + sequence.increment() + "\n" + INDENT + "MINVALUE " + sequence.minimum()
                + "\n" + INDENT + "MAXVALUE " + sequence.maximum() + "\n" + INDENT + "CACHE " + sequence.cache()
                + (sequence.cycles() ? "\n" + INDENT + "CYCLE" : "")
                + (sequence.owner() == null ? "" : "\n" + INDENT + "OWNED BY " + sequence.owner());
    }

    private static String view(View view) {
        String indexes = view.indexes().stream().map(index -> "\n" + of(index)).collect(Collectors.joining());
        return (view.materialized() ? "MATERIALIZED VIEW " : "VIEW ") + view.name() + " AS\n" + view.definition()
                + indexes;
    }

    private static String type(UserType type) {
        return "TYPE " + type.name() + " " + type.form() + " (\n"
                + type.parts().stream().map(part -> INDENT + part).collect(Collectors.joining(",\n")) + "\n)";
    }

    private static String named(String name, String definition) {
        return name.isEmpty() ? definition : "CONSTRAINT " + name + " " + definition;
    }

    /** Names in brackets. */
    public static String list(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }

    private static String deferral(Deferral deferral) {
        return deferral == Deferral.NOT_DEFERRABLE ? "" : " " + deferral.words().toUpperCase(Locale.ROOT);
    }

    private static String valid(boolean validated) {
        return validated ? "" : " NOT VALID";
    }
}

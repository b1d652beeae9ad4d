package dev.tidemark.domain.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Objects written out for a person who compares two of them: close to SQL, always in the same order, a line a part. */
public final class Definition {
    private static final String INDENT = "  ";

    private Definition() {}

    /** The definition of {@code object}; several lines for a table. */
    public static String of(SchemaObject object) {
        return switch (object) {
            case Table table -> table(table);
            case Column column -> column(column);
            case PrimaryKey key -> "PRIMARY KEY " + list(key.columns());
            case UniqueKey key -> named(key.name(), "UNIQUE " + (key.nullsDistinct() ? "" : "NULLS NOT DISTINCT ")
                    + list(key.columns()) + deferral(key.deferral()));
            case ForeignKey key -> named(key.name(), foreignKey(key));
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
        String onDelete =
                key.onDelete() == ForeignKey.Action.NO_ACTION ? "" : " ON DELETE " + key.onDelete().sql();
        String onUpdate =
                key.onUpdate() == ForeignKey.Action.NO_ACTION ? "" : " ON UPDATE " + key.onUpdate().sql();
        return "FOREIGN KEY " + list(key.columns()) + " REFERENCES " + key.target() + " " + list(key.targetColumns())
                + onDelete + onUpdate + deferral(key.deferral()) + valid(key.validated());
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
        String expression = key.column() ? key.expression() : "(" + key.expression() + ")";
        String nulls = key.nullsFirst() == key.descending() ? "" : key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST";
        return expression + (key.operatorClass().isEmpty() ? "" : " " + key.operatorClass())
                + (key.descending() ? " DESC" : "") + nulls;
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

    private static String list(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }

    private static String deferral(Deferral deferral) {
        return deferral == Deferral.NOT_DEFERRABLE ? "" : " " + deferral.words().toUpperCase(Locale.ROOT);
    }

    private static String valid(boolean validated) {
        return validated ? "" : " NOT VALID";
    }
}

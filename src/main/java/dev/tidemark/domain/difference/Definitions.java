package dev.tidemark.domain.difference;

import dev.tidemark.domain.schema.Check;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.Deferral;
import dev.tidemark.domain.schema.Extension;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.ForeignKey.Action;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.Policy;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.Publication;
import dev.tidemark.domain.schema.Routine;
import dev.tidemark.domain.schema.SchemaObject;
import dev.tidemark.domain.schema.Sequence;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.Trigger;
import dev.tidemark.domain.schema.UniqueKey;
import dev.tidemark.domain.schema.UserType;
import dev.tidemark.domain.schema.View;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an object is, in the words of SQL, as a person reads them. */
final class Definitions {
    private Definitions() {}

    static String of(SchemaObject object) {
        return switch (object) {
            case Table table -> table(table);
            case Column column -> column(column);
            case PrimaryKey key -> "primary key " + columns(key.columns());
            case UniqueKey key ->
                "unique " + columns(key.columns()) + (key.nullsDistinct() ? "" : " nulls not distinct")
                        + deferral(key.deferral());
            case ForeignKey key -> foreignKey(key);
            case Check check -> "check (" + check.expression() + ")";
            case Index index -> index(index);
            case Trigger trigger -> trigger.definition() + (trigger.enabled() ? "" : " (disabled)");
            case Policy policy -> policy.definition();
            case Sequence sequence -> sequence(sequence);
            case View view -> view.definition();
            case UserType type -> type.form().name().toLowerCase(Locale.ROOT) + " "
                    + columns(type.parts());
            case Routine routine -> routine.definition();
            case Publication publication -> publication.definition();
            case Extension extension -> "version " + extension.version();
        };
    }

    private static String table(Table table) {
        String parts = table.columns().stream()
                .map(c -> c.name() + " " + column(c))
                .collect(Collectors.joining(", "));
        PrimaryKey key = table.primaryKey();
        return "table (" + parts + (key == null ? "" : ", " + of(key)) + ")";
    }

    private static String column(Column column) {
        StringBuilder text = new StringBuilder(column.dataType().sql());
        if (!column.collation().isEmpty()) {
            text.append(" collate ").append(column.collation());
        }
        if (!column.filled().words().isEmpty()) {
            text.append(' ').append(column.filled().words());
        }
        if (column.defaultValue() != null) {
            text.append(" default ").append(column.defaultValue());
        }
        return text.append(column.nullable() ? "" : " not null").toString();
    }

    private static String foreignKey(ForeignKey key) {
        return columns(key.columns()) + " references " + key.target() + columns(key.targetColumns())
                + (key.onDelete() == Action.NO_ACTION ? "" : " on delete " + rule(key.onDelete()))
                + (key.onUpdate() == Action.NO_ACTION ? "" : " on update " + rule(key.onUpdate()))
                + deferral(key.deferral());
    }

    /** As a sentence says it: {@code set null}. */
    static String rule(Action action) {
        return action.sql().toLowerCase(Locale.ROOT);
    }

    private static String deferral(Deferral deferral) {
        return deferral == Deferral.NOT_DEFERRABLE ? "" : " " + deferral.words();
    }

    private static String index(Index index) {
        return (index.unique() ? "unique index " : "index ")
                + (index.method().equals("btree") ? "" : index.method() + " ")
                + keys(index.keys())
                + (index.include().isEmpty() ? "" : " include " + columns(index.include()))
                + (index.nullsDistinct() ? "" : " nulls not distinct")
                + (index.predicate().isEmpty() ? "" : " where " + index.predicate())
                + (index.valid() ? "" : " (invalid)");
    }

    /** An index's keys in brackets. */
    static String keys(List<Index.Key> keys) {
        return keys.stream().map(Definitions::key).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String key(Index.Key key) {
        return key.expression() + (key.operatorClass().isEmpty() ? "" : " " + key.operatorClass())
                + (key.descending() ? " desc" : "")
                + (key.nullsFirst() == key.descending() ? "" : key.nullsFirst() ? " nulls first" : " nulls last");
    }

    private static String sequence(Sequence sequence) {
        return sequence.dataType() + " start " + sequence.start() + " increment " + sequence.increment()
                + (sequence.cycles() ? " cycle" : "");
    }

    /** Names in brackets. */
    static String columns(List<String> names) {
        return "(" + String.join(", ", names) + ")";
    }
}

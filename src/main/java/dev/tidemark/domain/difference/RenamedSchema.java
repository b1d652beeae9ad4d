package dev.tidemark.domain.difference;

import dev.tidemark.domain.schema.Check;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Sequence;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.UniqueKey;
import dev.tidemark.domain.schema.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A schema as it would be called if a person's renames were done: what refers to a renamed object follows. */
final class RenamedSchema {
    private final Map<ObjectName, ObjectName> tables = new HashMap<>();
    private final Map<ObjectName, ObjectName> sequences = new HashMap<>();
    private final Map<ObjectName, ObjectName> views = new HashMap<>();
    /** By the table's name before. */
    private final Map<ObjectName, Map<String, String>> columns = new HashMap<>();
    private final Map<ObjectName, Map<String, String>> parts = new HashMap<>();

    RenamedSchema(List<Rename> renames) {
        Map<ObjectName, ObjectName> back = new HashMap<>();
        for (Rename rename : renames) {
            ObjectType type = rename.before().type();
            if (type == ObjectType.TABLE) {
                tables.put(rename.before().owner(), rename.now().owner());
                back.put(rename.now().owner(), rename.before().owner());
            } else if (type == ObjectType.SEQUENCE) {
                sequences.put(rename.before().owner(), rename.now().owner());
            } else if (rename.before().part().isEmpty()) {
                views.put(rename.before().owner(), rename.now().owner());
            }
        }
        for (Rename rename : renames) {
            ObjectId before = rename.before();
            if (!before.part().isEmpty()) {
                // A person may have said it under the table's new name.
                ObjectName table = tables.containsKey(before.owner())
                        ? before.owner()
                        : back.getOrDefault(before.owner(), before.owner());
                (before.type() == ObjectType.COLUMN ? columns : parts)
                        .computeIfAbsent(table, t -> new HashMap<>())
                        .put(before.part(), rename.now().part());
            }
        }
    }

    Schema of(Schema schema) {
        return new Schema(
                schema.origin(),
                schema.tables().stream().map(this::table).toList(),
                schema.views().stream().map(this::view).toList(),
                schema.sequences().stream().map(this::sequence).toList(),
                schema.types(),
                schema.routines(),
                schema.publications(),
                schema.extensions());
    }

    private View view(View view) {
        Map<String, String> names = new HashMap<>();
        tables.forEach((before, now) -> names.put(before.name(), now.name()));
        String definition =
                names.isEmpty()
                        ? view.definition()
                        : Expressions.renamed(view.definition(), n -> names.getOrDefault(n, n));
        return new View(
                views.getOrDefault(view.name(), view.name()), definition, view.columns(), view.materialized(),
                view.comment(), view.indexes());
    }

    private Sequence sequence(Sequence sequence) {
        return new Sequence(
                sequences.getOrDefault(sequence.name(), sequence.name()), sequence.dataType(), sequence.start(),
                sequence.increment(), sequence.minimum(), sequence.maximum(), sequence.cache(), sequence.cycles(),
                sequence.owner());
    }

    private Table table(Table table) {
        Map<String, String> own = columns.getOrDefault(table.name(), Map.of());
        Map<String, String> names = parts.getOrDefault(table.name(), Map.of());
        UnaryOperator<String> column = n -> own.getOrDefault(n, n);
        UnaryOperator<String> part = n -> names.getOrDefault(n, n);
        UnaryOperator<String> text = sql -> own.isEmpty() || sql.isEmpty() ? sql : Expressions.renamed(sql, column);
        PrimaryKey key = table.primaryKey();
        return new Table(
                tables.getOrDefault(table.name(), table.name()),
                table.columns().stream().map(c -> column(c, column, text)).toList(),
                key == null ? null : new PrimaryKey(part.apply(key.name()), all(key.columns(), column)),
                table.uniqueKeys().stream()
                        .map(k -> new UniqueKey(part.apply(k.name()), all(k.columns(), column), k.nullsDistinct(),
                                k.deferral()))
                        .toList(),
                table.foreignKeys().stream().map(k -> foreignKey(k, column, part)).toList(),
                table.checks().stream()
                        .map(c -> new Check(part.apply(c.name()), text.apply(c.expression()), c.validated()))
                        .toList(),
                table.indexes().stream().map(i -> index(i, column, part, text)).toList(),
                table.traits());
    }

    private static List<String> all(List<String> names, UnaryOperator<String> now) {
        return names.stream().map(now).toList();
    }

    private Column column(Column column, UnaryOperator<String> name, UnaryOperator<String> text) {
        Column.Filled filled = switch (column.filled()) {
            case Column.Computed computed -> new Column.Computed(text.apply(computed.expression()), computed.stored());
            case Column.Serial serial ->
                new Column.Serial(sequences.getOrDefault(serial.sequence(), serial.sequence()));
            case Column.Identity identity -> identity;
            case Column.ByWriter writer -> writer;
        };
        return new Column(
                name.apply(column.name()), column.dataType(), column.nullable(), column.defaultValue(), filled,
                column.collation(), column.comment());
    }

    private ForeignKey foreignKey(ForeignKey key, UnaryOperator<String> column, UnaryOperator<String> part) {
        Map<String, String> theirs = columns.getOrDefault(key.target(), Map.of());
        return new ForeignKey(
                part.apply(key.name()), all(key.columns(), column), tables.getOrDefault(key.target(), key.target()),
                all(key.targetColumns(), n -> theirs.getOrDefault(n, n)), key.onDelete(), key.onUpdate(),
                key.deferral(),
                key.validated());
    }

    private static Index index(
            Index index, UnaryOperator<String> column, UnaryOperator<String> part, UnaryOperator<String> text) {
        List<Index.Key> keys = index.keys().stream()
                .map(k -> new Index.Key(
                        k.column() ? column.apply(k.expression()) : text.apply(k.expression()), k.column(),
                        k.descending(), k.nullsFirst(), k.operatorClass()))
                .toList();
        return new Index(
                part.apply(index.name()), index.unique(), index.method(), keys, all(index.include(), column),
                text.apply(index.predicate()), index.nullsDistinct(), index.valid());
    }
}

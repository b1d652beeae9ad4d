package dev.tidemark.domain.draft;

import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.Difference.Changed;
import dev.tidemark.domain.difference.Difference.Missing;
import dev.tidemark.domain.difference.Difference.Unexpected;
import dev.tidemark.domain.draft.SchemaChange.Alter;
import dev.tidemark.domain.draft.SchemaChange.Create;
import dev.tidemark.domain.draft.SchemaChange.Drop;
import dev.tidemark.domain.draft.SchemaChange.Marked;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans what happens to columns, where rows are. */
final class ColumnPlanner {
    private static final List<String> ORDER =
            List.of("type", "collation", "default", "generation", "nullable", "comment");

    private final Draftings draftings;
    private final SqlNames names;
    private final HeldRows held;
    private final Set<String> converted;
    private final Renames renames;

    ColumnPlanner(Draftings draftings, SqlNames names, HeldRows held, Set<String> converted, Renames renames) {
        this.draftings = draftings;
        this.names = names;
        this.held = held;
        this.converted = converted;
        this.renames = renames;
    }

    void plan(List<Difference> differences) {
        Map<ObjectId, List<Changed>> changed = new LinkedHashMap<>();
        for (Difference difference : differences) {
            switch (difference) {
                case Missing it when it.wanted() instanceof Column column -> added(it.object(), column, it.key());
                case Unexpected it when it.found() instanceof Column column -> dropped(it.object(), column, it.key());
                case Changed it when it.both().left() instanceof Column -> changed
                        .computeIfAbsent(it.object(), id -> new ArrayList<>()).add(it);
                default -> {
                    // not about columns, or about their names
                }
            }
        }
        changed.forEach(this::changed);
    }

    /** A column that needs a value is added without that rule where rows are; a person says the value, then the rule comes. */
    private void added(ObjectId id, Column column, String key) {
        ObjectName table = id.owner();
        Long rows = held.rows(renames.before(table));
        if (!HeldRows.needsValue(column) || rows != null && rows == 0) {
            draftings.make(Stage.COLUMN, key, new Create(table, column));
            return;
        }
        Column open = with(column, column.dataType(), true, null);
        draftings.make(Stage.COLUMN, key, new Create(table, open));
        fill(id, key, Counts.of(rows, "row", "rows") + " of " + table + " will hold in the new column " + column.name(),
                "UPDATE " + names.of(table) + " SET " + names.of(column.name()) + " = ...");
        Alter required = new Alter(table, "nullable", open, column);
        draftings.make(Stage.COLUMN, List.of(key), required, null);
    }

    /** Nothing has to be undone: the rows keep what they got, or lose it with the column. */
    private void fill(ObjectId id, String key, String what, String hint) {
        Marked place = new Marked(id, "Say what " + what + "; the rule NOT NULL follows.", List.of(hint));
        draftings.make(Stage.COLUMN, List.of(key), place, null);
    }

    private void dropped(ObjectId id, Column column, String key) {
        ObjectName table = id.owner();
        ObjectName before = renames.before(table);
        Long rows = held.rows(before);
        Long values = held.values(before, renames.before(table, column.name()));
        Drop drop = new Drop(table, column);
        boolean bare = rows != null && rows == 0;
        if (HeldRows.needsValue(column) && !bare) {
            Marked place = new Marked(
                    drop.object(),
                    "Add the column " + table + "." + column.name()
                            + " again and say what its rows hold: it allows no NULL, and what it held is gone.",
                    List.of("ALTER TABLE " + names.of(table) + " ADD COLUMN " + names.of(column.name()) + " "
                            + names.type(column.dataType())));
            draftings.make(Stage.DROP_COLUMN, List.of(key), drop, place);
        } else {
            draftings.make(Stage.DROP_COLUMN, key, drop);
        }
        if (!bare && (values == null || values > 0) && !(column.filled() instanceof Column.Computed)) {
            draftings.loss(new ChangePlan.Loss(
                    drop.object(),
                    "Dropping the column " + table + "." + column.name() + " loses "
                            + Counts.of(values, "value", "values")
                            + ". Rolling back makes the column again, not what it held.",
                    values));
        }
        draftings.note("A column that is rolled back stands last in its table.");
    }

    private void changed(ObjectId id, List<Changed> changes) {
        Changed first = changes.getFirst();
        if (!(first.both().left() instanceof Column wanted) || !(first.both().right() instanceof Column found)) {
            return;
        }
        Column at = named(found, wanted.name());
        String before = renames.before(id.owner(), found.name());
        List<Changed> ordered = changes.stream()
                .sorted((a, b) -> Integer.compare(ORDER.indexOf(a.property()), ORDER.indexOf(b.property()))).toList();
        boolean defaultToo = changes.stream().anyMatch(c -> c.property().equals("default"));
        boolean retyped = changes.stream().anyMatch(c -> c.property().equals("type"));
        for (Changed change : ordered) {
            switch (change.property()) {
                case "type", "collation" -> at = retype(id, change, at, wanted, before, defaultToo);
                case "default" -> {
                    if (!retyped) {
                        Column next = with(at, at.dataType(), at.nullable(), wanted.defaultValue());
                        at = alter(id, change, at, next);
                    } else {
                        at = with(at, at.dataType(), at.nullable(), wanted.defaultValue());
                    }
                }
                case "nullable" -> at = nullable(id, change, at, wanted, before);
                case "generation" -> {
                    Column next = new Column(
                            at.name(), at.dataType(), at.nullable(), wanted.defaultValue(), wanted.filled(),
                            at.collation(), at.comment());
                    at = alter(id, change, at, next);
                }
                case "comment" -> {
                    Column next = new Column(
                            at.name(), at.dataType(), at.nullable(), at.defaultValue(), at.filled(), at.collation(),
                            wanted.comment());
                    draftings.make(
                            Stage.TRAIT, change.key(), new Alter(id.owner(), "comment", at, next));
                    at = next;
                }
                default -> draftings.make(
                        Stage.ALTER, change.key(), new Alter(id.owner(), change.property(), at, wanted));
            }
        }
    }

    private Column alter(ObjectId id, Changed change, Column before, Column after) {
        draftings.make(Stage.ALTER, change.key(), new Alter(id.owner(), change.property(), before, after));
        return after;
    }

    private Column nullable(ObjectId id, Changed change, Column at, Column wanted, String before) {
        Column next = with(at, at.dataType(), wanted.nullable(), at.defaultValue());
        ObjectName table = id.owner();
        Long nulls = held.nulls(renames.before(table), before);
        if (!wanted.nullable() && (nulls == null || nulls > 0)) {
            Marked place = new Marked(
                    id,
                    "Say what stands in the place of NULL in "
                            + (nulls == null ? "those rows of " : Counts.of(nulls, "row", "rows") + " of ") + table
                            + " that have no " + wanted.name() + "; the rule NOT NULL follows.",
                    List.of("UPDATE " + names.of(table) + " SET " + names.of(wanted.name()) + " = ... WHERE "
                            + names.of(wanted.name()) + " IS NULL"));
            draftings.make(Stage.ALTER, List.of(change.key()), place, null);
        }
        draftings.make(Stage.ALTER, change.key(), new Alter(table, "nullable", at, next));
        return next;
    }

    /** Another type: plain where every value stays what it is or none is there, else only where a person chose it. */
    private Column retype(
            ObjectId id, Changed change, Column at, Column wanted, String before, boolean defaultToo) {
        boolean sameValue = uncast(at.defaultValue()).equals(uncast(wanted.defaultValue()));
        String value = defaultToo || sameValue ? wanted.defaultValue() : at.defaultValue();
        Column next = new Column(
                at.name(), wanted.dataType(), at.nullable(), value, at.filled(), wanted.collation(), at.comment());
        Alter alter = new Alter(id.owner(), "type", at, next);
        List<String> keys = new ArrayList<>(List.of(change.key()));
        if (defaultToo) {
            keys.add(change.key().substring(0, change.key().length() - change.property().length()) + "default");
        }
        Long values = held.values(renames.before(id.owner()), before);
        boolean safe = TypeChange.widens(at.dataType(), wanted.dataType()) || values != null && values == 0
                || change.property().equals("collation");
        if (safe || converted.contains(change.key())) {
            draftings.make(Stage.ALTER, keys, alter, alter.inverse());
            if (!safe) {
                draftings.loss(new ChangePlan.Loss(id, conversion(id, at, wanted, values, before), values));
            } else if (!TypeChange.widens(wanted.dataType(), at.dataType())) {
                draftings.note("Rolling back makes " + id.name() + " " + at.dataType()
                        + " again; what was written meanwhile may not fit, and then it fails.");
            }
            return next;
        }
        Marked place = new Marked(
                id, conversion(id, at, wanted, values, before), new Ddl(names.postgres() ? "postgresql" : "h2")
                        .statements(alter));
        draftings.make(Stage.ALTER, keys, place, place);
        return next;
    }

    /** A default without the casts to its column's type, which changes. */
    private static String uncast(@Nullable String value) {
        return value == null ? "" : value.replaceAll("::[\\w\\s.\"()\\[\\]]+$", "");
    }

    private String conversion(ObjectId id, Column at, Column wanted, @Nullable Long values, String before) {
        Long longer = held.longer(renames.before(id.owner()), before);
        return "Convert " + id.name() + " from " + at.dataType() + " to " + wanted.dataType() + ": it holds "
                + Counts.of(values, "value", "values").replace("its values (", "values (")
                + (longer == null ? "" : ", " + longer + " of them too long")
                + ", and not every one of the old type is one of the new type.";
    }

    private static Column with(Column column, dev.tidemark.domain.schema.DataType type, boolean nullable,
            @Nullable String value) {
        return new Column(
                column.name(), type, nullable, value, column.filled(), column.collation(), column.comment());
    }

    private static Column named(Column column, String name) {
        return new Column(
                name, column.dataType(), column.nullable(), column.defaultValue(), column.filled(),
                column.collation(), column.comment());
    }
}

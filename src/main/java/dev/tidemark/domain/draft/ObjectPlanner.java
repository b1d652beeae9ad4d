package dev.tidemark.domain.draft;

import dev.tidemark.domain.difference.Difference.Changed;
import dev.tidemark.domain.difference.Difference.Renamed;
import dev.tidemark.domain.draft.SchemaChange.Alter;
import dev.tidemark.domain.draft.SchemaChange.Create;
import dev.tidemark.domain.draft.SchemaChange.Drop;
import dev.tidemark.domain.schema.Check;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.Extension;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans what happens to everything but columns. */
final class ObjectPlanner {
    private final Draftings draftings;
    private final Renames renames;
    private final Ticked ticked;
    private final Set<ObjectId> replaced = new HashSet<>();
    private final Map<ObjectId, List<String>> replacedKeys = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    ObjectPlanner(Draftings draftings, Renames renames, Ticked ticked) {
        this.draftings = draftings;
        this.renames = renames;
        this.ticked = ticked;
        for (var difference : ticked.differences()) {
            if (difference instanceof Changed changed) {
                replacedKeys.computeIfAbsent(changed.object(), id -> new ArrayList<>()).add(changed.key());
            }
        }
    }

    List<String> notes() {
        return notes;
    }

    void newTable(Table table, String key) {
        draftings.make(Stage.TABLE, key, new Create(table.name(), table));
        table.foreignKeys().forEach(foreign -> made(table.name(), foreign, key));
        table.traits().triggers().forEach(trigger -> made(table.name(), trigger, key));
        if (!table.traits().owner().isEmpty()) {
            notes.add("Owners are not written: who runs the revision owns what it makes.");
        }
    }

    void goneTable(Table table, String key) {
        table.traits().triggers().forEach(trigger -> gone(table.name(), trigger, key));
        table.foreignKeys().forEach(foreign -> gone(table.name(), foreign, key));
        draftings.make(Stage.DROP_TABLE, key, new Drop(table.name(), table));
    }

    /** Says which foreign keys of tables that stay would stand in the way of dropping those tables. */
    void refersTo(Set<ObjectName> gone) {
        Set<String> dropped = new HashSet<>();
        ticked.differences().forEach(d -> dropped.add(d.object().toString()));
        for (Table table : ticked.there().tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                ObjectName name = renames.now(table.name());
                ObjectId id = new ObjectId(ObjectType.FOREIGN_KEY, name, key.name());
                if (gone.contains(key.target()) && !gone.contains(name) && !dropped.contains(id.toString())) {
                    notes.add("The " + id + " refers to " + key.target()
                            + ", which is dropped, and is not ticked itself: dropping the table fails while it is there.");
                }
            }
        }
    }

    void made(ObjectName owner, SchemaObject object, String key) {
        List<String> keys = List.of(key);
        if (object instanceof Sequence sequence && sequence.owner() != null) {
            Sequence alone = unowned(sequence);
            make(stage(object), keys, new Create(owner, alone));
            make(Stage.ATTACH, keys, new Alter(owner, "owner", alone, sequence));
        } else {
            make(stage(object), keys, new Create(owner, object));
        }
    }

    void gone(ObjectName owner, SchemaObject object, String key) {
        gone(owner, object, List.of(key));
    }

    private void gone(ObjectName owner, SchemaObject object, List<String> keys) {
        if (object instanceof Sequence sequence && sequence.owner() != null) {
            Sequence alone = unowned(sequence);
            make(Stage.DETACH, keys, new Alter(owner, "owner", sequence, alone));
            make(dropStage(object), keys, new Drop(owner, alone));
        } else {
            make(dropStage(object), keys, new Drop(owner, object));
        }
    }

    private void make(Stage stage, List<String> keys, SchemaChange change) {
        draftings.make(stage, keys, change, change.inverse());
    }

    private static Sequence unowned(Sequence sequence) {
        return new Sequence(
                sequence.name(), sequence.dataType(), sequence.start(), sequence.increment(), sequence.minimum(),
                sequence.maximum(), sequence.cache(), sequence.cycles(), null);
    }

    private Stage stage(SchemaObject object) {
        return switch (object) {
            case Table table -> Stage.TABLE;
            case Column column -> Stage.COLUMN;
            case PrimaryKey key -> Stage.KEY;
            case UniqueKey key -> Stage.KEY;
            case Check check -> Stage.KEY;
            case ForeignKey key -> Stage.FOREIGN_KEY;
            case Index index -> Stage.INDEX;
            case Trigger trigger -> Stage.TRIGGER;
            case Policy policy -> Stage.TRAIT;
            case Publication publication -> Stage.TRAIT;
            case Sequence sequence -> Stage.SEQUENCE;
            case View view -> Stage.VIEW;
            case UserType type -> Stage.TYPE;
            case Extension extension -> Stage.EXTENSION;
            case Routine routine -> neededByTables(routine) ? Stage.EARLY_ROUTINE : Stage.ROUTINE;
        };
    }

    private static Stage dropStage(SchemaObject object) {
        return switch (object) {
            case Table table -> Stage.DROP_TABLE;
            case Column column -> Stage.DROP_COLUMN;
            case PrimaryKey key -> Stage.DROP_KEY;
            case UniqueKey key -> Stage.DROP_KEY;
            case Check check -> Stage.DROP_KEY;
            case ForeignKey key -> Stage.DROP_FOREIGN_KEY;
            case Index index -> Stage.DROP_INDEX;
            case Trigger trigger -> Stage.DROP_TRIGGER;
            case Policy policy -> Stage.DROP_POLICY;
            case Publication publication -> Stage.DROP_POLICY;
            case Sequence sequence -> Stage.DROP_SEQUENCE;
            case View view -> Stage.DROP_VIEW;
            case UserType type -> Stage.DROP_TYPE;
            case Extension extension -> Stage.DROP_EXTENSION;
            case Routine routine -> Stage.DROP_ROUTINE;
        };
    }

    /** Whether a default, check or index of a wanted table names the routine. */
    private boolean neededByTables(Routine routine) {
        String name = routine.name().name().replaceFirst("\\(.*", "").toLowerCase(java.util.Locale.ROOT);
        return ticked.wanted().tables().stream().anyMatch(table -> expressions(table).contains(name));
    }

    private static Set<String> expressions(Table table) {
        StringBuilder all = new StringBuilder();
        table.checks().forEach(check -> all.append(check.expression()).append(' '));
        table.indexes().forEach(index -> {
            index.keys().forEach(key -> all.append(key.expression()).append(' '));
            all.append(index.predicate()).append(' ');
        });
        for (Column column : table.columns()) {
            all.append(column.defaultValue() == null ? "" : column.defaultValue()).append(' ');
            all.append(column.filled() instanceof Column.Computed computed ? computed.expression() : "").append(' ');
        }
        return Order.words(all.toString());
    }

    void renamed(Renamed renamed) {
        ObjectId after = renamed.object();
        boolean part = SchemaChange.partOfTable(after.type());
        SchemaChange change = new SchemaChange.Rename(
                after.type(), after.owner(), part ? renamed.before().part() : renamed.before().owner().name(),
                part ? after.part() : after.owner().name());
        boolean moved = !after.owner().schema().equals(renamed.before().owner().schema());
        if (moved && !part) {
            SchemaChange.Marked place = new SchemaChange.Marked(
                    after, "Move the " + after.type().words() + " " + renamed.before().name() + " to " + after.name()
                            + ", which is in another schema.",
                    List.of());
            draftings.make(Stage.RENAME_OBJECT, List.of(renamed.key()), place, place);
        } else {
            draftings.make(part ? Stage.RENAME_PART : Stage.RENAME_OBJECT, renamed.key(), change);
        }
    }

    /** What can be altered is; everything else is taken away and made anew, once for all its ticked properties. */
    void changed(Changed changed) {
        ObjectName owner = changed.object().owner();
        SchemaObject after = changed.both().left();
        SchemaObject before = changed.both().right();
        switch (after) {
            case Table table -> draftings.make(
                    Stage.TRAIT, changed.key(), new Alter(owner, changed.property(), before, table));
            case UserType type when before instanceof UserType was -> once(changed, () -> type(was, type, changed));
            case Sequence sequence -> once(changed, () -> draftings.make(
                    Stage.ALTER, keys(changed), new Alter(owner, "definition", before, sequence),
                    new Alter(owner, "definition", sequence, before)));
            case View view when changed.property().equals("comment") -> draftings.make(
                    Stage.TRAIT, changed.key(), new Alter(owner, "comment", before, view));
            case Trigger trigger when changed.property().equals("enabled") -> draftings.make(
                    Stage.TRAIT, changed.key(), new Alter(owner, "enabled", before, trigger));
            case Routine routine when before instanceof Routine was ->
                once(changed, () -> routine(was, routine, changed));
            case ForeignKey key when validates(changed, before) -> draftings.make(
                    Stage.TRAIT, List.of(changed.key()), new Alter(owner, "valid", before, key), null);
            case Check check when validates(changed, before) -> draftings.make(
                    Stage.TRAIT, List.of(changed.key()), new Alter(owner, "valid", before, check), null);
            case Extension extension -> marked(changed,
                    "Bring the " + changed.object() + " from " + changed.right() + " to " + changed.left() + ".");
            case Publication publication -> marked(changed, "Change the " + changed.object() + " from "
                    + changed.right() + " to " + changed.left() + ".");
            default -> once(changed, () -> {
                gone(owner, before, keys(changed));
                make(stage(after), keys(changed), new Create(owner, after));
            });
        }
    }

    /** A constraint that was not checked against the rows that were there; that it is from now on needs no undoing. */
    private boolean validates(Changed changed, SchemaObject before) {
        boolean was =
                before instanceof ForeignKey key ? key.validated() : before instanceof Check check && check.validated();
        return changed.property().equals("valid") && !was && keys(changed).size() == 1;
    }

    private void once(Changed changed, Runnable work) {
        if (replaced.add(changed.object())) {
            work.run();
        }
    }

    private List<String> keys(Changed changed) {
        return replacedKeys.getOrDefault(changed.object(), List.of(changed.key()));
    }

    private void marked(Changed changed, String what) {
        SchemaChange.Marked place = new SchemaChange.Marked(changed.object(), what, List.of());
        draftings.make(Stage.TRAIT, List.of(changed.key()), place, place);
    }

    /** What depends on a routine stays where the product can put another in its place. */
    private void routine(Routine before, Routine after, Changed changed) {
        ObjectName owner = changed.object().owner();
        Stage stage = stage(after);
        Create made = new Create(owner, after);
        if (replaces(before) && replaces(after)) {
            draftings.make(stage, keys(changed), made, new Create(owner, before));
        } else {
            make(stage, keys(changed), new Drop(owner, before));
            make(stage, keys(changed), made);
        }
    }

    private static boolean replaces(Routine routine) {
        return routine.definition().stripLeading().startsWith("CREATE OR REPLACE");
    }

    private void type(UserType before, UserType after, Changed changed) {
        List<SchemaChange.Use> uses = uses(before);
        ObjectName owner = changed.object().owner();
        if (before.form() == UserType.Form.ENUM && after.form() == UserType.Form.ENUM) {
            List<String> kept = after.parts().stream().filter(before.parts()::contains).toList();
            SchemaChange replace = new SchemaChange.ReplaceEnum(before, after, uses);
            SchemaChange up = kept.equals(before.parts()) ? new Alter(owner, "values", before, after) : replace;
            draftings.make(Stage.TYPE, keys(changed), up, replace.inverse());
        } else if (uses.isEmpty()) {
            draftings.make(Stage.TYPE, keys(changed), new Drop(owner, before), new Create(owner, before));
            draftings.make(Stage.TYPE, keys(changed), new Create(owner, after), new Drop(owner, after));
        } else {
            SchemaChange.Marked place = new SchemaChange.Marked(
                    changed.object(),
                    "Change the " + changed.object() + ", which columns use, from " + changed.right() + " to "
                            + changed.left() + ".",
                    List.of());
            draftings.make(Stage.TYPE, keys(changed), place, place);
        }
    }

    /** The columns of that type, under the names that they have once the renames are done. */
    private List<SchemaChange.Use> uses(UserType type) {
        List<SchemaChange.Use> uses = new ArrayList<>();
        for (Table table : ticked.there().tables()) {
            for (Column column : table.columns()) {
                String name = column.dataType().name().replace("\"", "");
                if (name.equals(type.name().toString())) {
                    uses.add(new SchemaChange.Use(renames.now(table.name()), renames.now(table.name(), column)));
                }
            }
        }
        return uses;
    }
}

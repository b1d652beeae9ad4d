package dev.tidemark.domain.draft;

import dev.tidemark.domain.schema.Check;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.Extension;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
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
import java.util.List;

/** Writes changes as SQL of one product. Pure. */
public final class Ddl {
    private final SqlNames names;
    private final PartDdl parts;
    private final TableDdl tables;
    private final ColumnDdl columns;
    private final ObjectDdl objects;

    /** For {@code postgresql} or {@code h2}. */
    public Ddl(String product) {
        names = new SqlNames(product);
        parts = new PartDdl(names);
        tables = new TableDdl(names);
        columns = new ColumnDdl(names, tables);
        objects = new ObjectDdl(names);
    }

    /** How names are written. */
    public SqlNames names() {
        return names;
    }

    /**
     * The statements of a change, in order and without semicolons at their ends. None where the product has no way to say it,
     * or where only a person can write it.
     */
    public List<String> statements(SchemaChange change) {
        return switch (change) {
            case SchemaChange.Create create -> create(create.owner(), create.made());
            case SchemaChange.Drop drop -> drop(drop.owner(), drop.gone());
            case SchemaChange.Alter alter -> alter(alter);
            case SchemaChange.Rename rename -> rename(rename);
            case SchemaChange.ReplaceEnum replace -> names.postgres() ? objects.replace(replace) : List.of();
            case SchemaChange.Marked marked -> List.of();
        };
    }

    private List<String> create(ObjectName owner, SchemaObject object) {
        return switch (object) {
            case Table table -> tables.create(table);
            case Column column -> tables.add(owner, column);
            case PrimaryKey key -> constraint(owner, key);
            case UniqueKey key -> constraint(owner, key);
            case ForeignKey key -> constraint(owner, key);
            case Check check -> constraint(owner, check);
            case Index index -> List.of(parts.index(owner, index));
            case Trigger trigger -> trigger(owner, trigger);
            case Policy policy -> List.of(tables.policy(owner, policy));
            case Sequence sequence -> List.of(objects.create(sequence));
            case View view -> objects.create(view, parts);
            case UserType type -> objects.create(type);
            case Routine routine -> objects.create(routine);
            case Publication publication -> publication.definition().startsWith("FOR ")
                    ? List.of("CREATE PUBLICATION " + names.of(publication.name()) + " " + publication.definition())
                    : List.of();
            case Extension extension -> List.of("CREATE EXTENSION " + names.of(extension.name()));
        };
    }

    private List<String> constraint(ObjectName owner, SchemaObject object) {
        return List.of("ALTER TABLE " + names.of(owner) + " ADD " + parts.constraint(object));
    }

    private List<String> trigger(ObjectName owner, Trigger trigger) {
        List<String> made = new ArrayList<>(ObjectDdl.whole(trigger.definition()));
        if (!made.isEmpty() && !trigger.enabled()) {
            made.add(enabled(owner, trigger));
        }
        return made;
    }

    private String enabled(ObjectName owner, Trigger trigger) {
        return "ALTER TABLE " + names.of(owner) + (trigger.enabled() ? " ENABLE" : " DISABLE") + " TRIGGER "
                + names.of(trigger.name());
    }

    private List<String> drop(ObjectName owner, SchemaObject object) {
        return List.of(switch (object) {
            case Table table -> "DROP TABLE " + names.of(table.name());
            case Column column -> "ALTER TABLE " + names.of(owner) + " DROP COLUMN " + names.of(column.name());
            case PrimaryKey key -> dropConstraint(owner, key);
            case UniqueKey key -> dropConstraint(owner, key);
            case ForeignKey key -> dropConstraint(owner, key);
            case Check check -> dropConstraint(owner, check);
            case Index index -> "DROP INDEX " + names.beside(owner, index.name());
            case Trigger trigger -> "DROP TRIGGER "
                    + (names.postgres()
                            ? names.of(trigger.name()) + " ON " + names.of(owner)
                            : names.beside(owner, trigger.name()));
            case Policy policy -> "DROP POLICY " + names.of(policy.name()) + " ON " + names.of(owner);
            case Sequence sequence -> "DROP SEQUENCE " + names.of(sequence.name());
            case View view -> objects.drop(view);
            case UserType type -> objects.drop(type);
            case Routine routine -> objects.drop(routine);
            case Publication publication -> "DROP PUBLICATION " + names.of(publication.name());
            case Extension extension -> "DROP EXTENSION " + names.of(extension.name());
        });
    }

    private String dropConstraint(ObjectName owner, SchemaObject object) {
        return "ALTER TABLE " + names.of(owner) + " DROP CONSTRAINT " + names.of(object.label());
    }

    private List<String> alter(SchemaChange.Alter alter) {
        return switch (alter.after()) {
            case Column after when alter.before() instanceof Column before -> columns
                    .alter(alter.owner(), alter.property(), before, after);
            case Table after when alter.before() instanceof Table before -> traits(alter.property(), before, after);
            case Sequence after when alter.before() instanceof Sequence before -> sequence(before, after);
            case View after when alter.property().equals("comment") -> List.of(objects.comment(after));
            case UserType after when alter.before() instanceof UserType before
                    && after.form() == UserType.Form.ENUM && names.postgres() ->
                objects.addValues(before, after);
            case Trigger after when alter.property().equals("enabled") -> List.of(enabled(alter.owner(), after));
            case ForeignKey after when validated(alter, after.validated()) -> validate(alter.owner(), after);
            case Check after when validated(alter, after.validated()) -> validate(alter.owner(), after);
            default -> List.of();
        };
    }

    private boolean validated(SchemaChange.Alter alter, boolean after) {
        return alter.property().equals("valid") && after && names.postgres();
    }

    private List<String> validate(ObjectName owner, SchemaObject object) {
        return List.of("ALTER TABLE " + names.of(owner) + " VALIDATE CONSTRAINT " + names.of(object.label()));
    }

    private List<String> sequence(Sequence before, Sequence after) {
        List<String> statements = new ArrayList<>();
        Sequence same = new Sequence(
                after.name(), after.dataType(), after.start(), after.increment(), after.minimum(), after.maximum(),
                after.cache(), after.cycles(), before.owner());
        if (!same.equals(before)) {
            statements.add(objects.alter(after));
        }
        if (names.postgres() && !java.util.Objects.equals(before.owner(), after.owner())) {
            statements.add(objects.owned(after));
        }
        return statements;
    }

    private List<String> traits(String property, Table before, Table after) {
        String table = "ALTER TABLE " + names.of(after.name()) + " ";
        Table.Traits was = before.traits();
        Table.Traits is = after.traits();
        return switch (property) {
            case "comment" -> List.of(tables.comment("TABLE", names.of(after.name()), is.comment()));
            case "owner" -> is.owner().isEmpty() ? List.of() : List.of(table + "OWNER TO " + names.of(is.owner()));
            case "grants" -> {
                List<String> statements = new ArrayList<>();
                TableDdl.without(was.grants(), is.grants())
                        .forEach(line -> statements.add(tables.grant(after.name(), line, true)));
                TableDdl.without(is.grants(), was.grants())
                        .forEach(line -> statements.add(tables.grant(after.name(), line, false)));
                yield statements;
            }
            case "row-level security", "row security", "security" -> List.of(
                    table + (is.security().enabled() ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY",
                    table + (is.security().forced() ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY");
            case "replica identity" -> List.of(tables.replicaIdentity(after));
            default -> List.of();
        };
    }

    private List<String> rename(SchemaChange.Rename rename) {
        String after = names.of(rename.after());
        String table = names.of(rename.owner());
        String object = names.beside(rename.owner(), rename.before());
        String to = " RENAME TO " + after;
        return switch (rename.type()) {
            case COLUMN -> List.of("ALTER TABLE " + table
                    + (names.postgres() ? " RENAME COLUMN " : " ALTER COLUMN ") + names.of(rename.before())
                    + (names.postgres() ? " TO " + after : to));
            case PRIMARY_KEY, UNIQUE_KEY, FOREIGN_KEY, CHECK -> List.of(
                    "ALTER TABLE " + table + " RENAME CONSTRAINT " + names.of(rename.before()) + " TO " + after);
            case TABLE -> List.of("ALTER TABLE " + object + to);
            case INDEX -> List.of("ALTER INDEX " + object + to);
            case VIEW -> List.of("ALTER VIEW " + object + to);
            case MATERIALIZED_VIEW -> List.of("ALTER MATERIALIZED VIEW " + object + to);
            case SEQUENCE -> names.postgres() ? List.of("ALTER SEQUENCE " + object + to) : List.of();
            case TYPE -> names.postgres()
                    ? List.of("ALTER TYPE " + object + to)
                    : List.of("ALTER DOMAIN " + object + to);
            case TRIGGER -> names.postgres()
                    ? List.of("ALTER TRIGGER " + names.of(rename.before()) + " ON " + table + to)
                    : List.of();
            case POLICY -> List.of("ALTER POLICY " + names.of(rename.before()) + " ON " + table + to);
            case ROUTINE -> names.postgres()
                    ? List.of("ALTER ROUTINE " + object + " RENAME TO "
                            + names.of(rename.after().replaceFirst("\\(.*", "")))
                    : List.of();
            case PUBLICATION -> List.of("ALTER PUBLICATION " + names.of(rename.before()) + to);
            case SCHEMA -> List.of("ALTER SCHEMA " + names.of(rename.before()) + to);
            case EXTENSION -> List.of();
        };
    }
}

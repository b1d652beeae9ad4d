package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.draft.SchemaChange;
import dev.tidemark.domain.draft.SqlNames;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.DataType;
import dev.tidemark.domain.schema.Deferral;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.SchemaObject;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import liquibase.change.AddColumnConfig;
import liquibase.change.Change;
import liquibase.change.ColumnConfig;
import liquibase.change.ConstraintsConfig;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.AddForeignKeyConstraintChange;
import liquibase.change.core.AddPrimaryKeyChange;
import liquibase.change.core.AddUniqueConstraintChange;
import liquibase.change.core.CreateIndexChange;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.DropColumnChange;
import liquibase.change.core.DropForeignKeyConstraintChange;
import liquibase.change.core.DropIndexChange;
import liquibase.change.core.DropPrimaryKeyChange;
import liquibase.change.core.DropTableChange;
import liquibase.change.core.DropUniqueConstraintChange;
import liquibase.change.core.RenameColumnChange;
import liquibase.change.core.RenameTableChange;
import liquibase.statement.DatabaseFunction;
import org.jspecify.annotations.Nullable;

/**
 * Says changes in Liquibase's own words, as far as those say the same on the product at hand: types that Liquibase writes as they
 * are, names that need no quotes, indexes of plain columns. Everything else is left to SQL.
 */
final class ChangeObjects {
    /** Types that Liquibase 4.33 hands on unchanged in meaning, on both products. */
    private static final Set<String> TYPES = Set.of(
            "smallint", "integer", "bigint", "boolean", "uuid", "date", "double precision", "text", "jsonb", "bytea");

    private final SqlNames names;

    ChangeObjects(SqlNames names) {
        this.names = names;
    }

    /** The change in Liquibase's words, or nothing where they would not say exactly the same. */
    List<Change> of(SchemaChange change) {
        return switch (change) {
            case SchemaChange.Create create -> create(create.owner(), create.made());
            case SchemaChange.Drop drop -> drop(drop.owner(), drop.gone());
            case SchemaChange.Rename rename -> rename(rename);
            case SchemaChange.Alter alter -> List.of();
            case SchemaChange.ReplaceEnum replace -> List.of();
            case SchemaChange.Marked marked -> List.of();
        };
    }

    private boolean plain(ObjectName owner, Stream<String> others) {
        return names.plain(owner.name()) && (owner.schema().isEmpty() || names.plain(owner.schema()))
                && others.allMatch(names::plain);
    }

    private static @Nullable String schema(ObjectName name) {
        return name.schema().isEmpty() ? null : name.schema();
    }

    private List<Change> create(ObjectName owner, SchemaObject object) {
        return switch (object) {
            case Table table -> table(table);
            case Column column when said(column) && plain(owner, Stream.of(column.name())) -> {
                AddColumnChange add = new AddColumnChange();
                add.setSchemaName(schema(owner));
                add.setTableName(owner.name());
                AddColumnConfig config = new AddColumnConfig();
                fill(config, column);
                add.addColumn(config);
                yield List.of(add);
            }
            case PrimaryKey key when plain(owner, named(key.name(), key.columns())) -> List.of(primary(owner, key));
            case UniqueKey key when key.nullsDistinct() && plain(owner, named(key.name(), key.columns())) -> List
                    .of(unique(owner, key));
            case ForeignKey key when key.validated() && plain(owner, named(key.name(), key.columns()))
                    && plain(key.target(), key.targetColumns().stream()) ->
                List.of(foreign(owner, key));
            case Index index when said(index) && plain(owner, Stream.concat(Stream.of(index.name()),
                    index.keys().stream().map(Index.Key::expression))) ->
                List.of(index(owner, index));
            default -> List.of();
        };
    }

    private static Stream<String> named(String name, List<String> columns) {
        return Stream.concat(Stream.of(name), columns.stream());
    }

    private static boolean said(Index index) {
        return (index.method().isEmpty() || index.method().equals("btree")) && index.include().isEmpty()
                && index.predicate().isEmpty() && index.nullsDistinct()
                && index.keys().stream().allMatch(k -> k.column() && k.operatorClass().isEmpty()
                        && k.nullsFirst() == k.descending());
    }

    private static boolean said(Column column) {
        boolean filled = column.filled() instanceof Column.ByWriter
                || column.filled() instanceof Column.Identity identity && identity.start() == 1
                        && identity.increment() == 1;
        return filled && column.collation().isEmpty() && said(column.dataType());
    }

    private static boolean said(DataType type) {
        if (type.dimensions() > 0) {
            return false;
        }
        return TYPES.contains(type.name()) && type.length() == null && type.precision() == null
                || type.name().equals("character varying") && type.length() != null
                || type.name().equals("numeric") && type.precision() != null
                || type.name().equals("timestamp without time zone") && type.precision() == null;
    }

    /** Liquibase's name where the product's own words would be taken apart. */
    private static String type(DataType type) {
        return switch (type.name()) {
            case "character varying" -> "varchar(" + type.length() + ")";
            case "timestamp without time zone" -> "timestamp";
            case "integer" -> "int";
            default -> type.sql();
        };
    }

    private static void fill(ColumnConfig config, Column column) {
        config.setName(column.name());
        config.setType(type(column.dataType()));
        if (column.filled() instanceof Column.Identity identity) {
            config.setAutoIncrement(true);
            config.setGenerationType(identity.always() ? "ALWAYS" : "BY DEFAULT");
        }
        if (column.defaultValue() != null) {
            config.setDefaultValueComputed(new DatabaseFunction(column.defaultValue()));
        }
        if (!column.comment().isEmpty()) {
            config.setRemarks(column.comment());
        }
        if (!column.nullable()) {
            ConstraintsConfig constraints = new ConstraintsConfig();
            constraints.setNullable(false);
            config.setConstraints(constraints);
        }
    }

    private List<Change> table(Table table) {
        Table.Traits traits = table.traits();
        boolean more = !table.checks().isEmpty() || !traits.partitioning().isEmpty() || !traits.grants().isEmpty()
                || traits.security().enabled() || traits.security().forced()
                || !traits.security().policies().isEmpty()
                || !traits.replicaIdentity().equals("default") && !traits.replicaIdentity().isEmpty();
        if (more || table.columns().isEmpty() || !table.columns().stream().allMatch(ChangeObjects::said)
                || !plain(table.name(), table.columns().stream().map(Column::name))) {
            return List.of();
        }
        List<SchemaObject> parts = new ArrayList<>();
        if (table.primaryKey() != null) {
            parts.add(table.primaryKey());
        }
        parts.addAll(table.uniqueKeys());
        parts.addAll(table.indexes());
        List<Change> changes = new ArrayList<>(List.of(made(table)));
        for (SchemaObject part : parts) {
            List<Change> said = create(table.name(), part);
            if (said.isEmpty()) {
                return List.of();
            }
            boolean inside = part instanceof PrimaryKey key && key.columns().size() == 1;
            changes.addAll(inside ? List.of() : said);
        }
        return changes;
    }

    private static CreateTableChange made(Table table) {
        CreateTableChange change = new CreateTableChange();
        change.setSchemaName(schema(table.name()));
        change.setTableName(table.name().name());
        if (!table.traits().comment().isEmpty()) {
            change.setRemarks(table.traits().comment());
        }
        PrimaryKey key = table.primaryKey();
        for (Column column : table.columns()) {
            ColumnConfig config = new ColumnConfig();
            fill(config, column);
            if (key != null && key.columns().equals(List.of(column.name()))) {
                ConstraintsConfig constraints = new ConstraintsConfig();
                constraints.setNullable(false);
                constraints.setPrimaryKey(true);
                constraints.setPrimaryKeyName(key.name());
                config.setConstraints(constraints);
            }
            change.addColumn(config);
        }
        return change;
    }

    private static Change primary(ObjectName owner, PrimaryKey key) {
        AddPrimaryKeyChange change = new AddPrimaryKeyChange();
        change.setSchemaName(schema(owner));
        change.setTableName(owner.name());
        change.setColumnNames(String.join(", ", key.columns()));
        change.setConstraintName(key.name());
        return change;
    }

    private static Change unique(ObjectName owner, UniqueKey key) {
        AddUniqueConstraintChange change = new AddUniqueConstraintChange();
        change.setSchemaName(schema(owner));
        change.setTableName(owner.name());
        change.setColumnNames(String.join(", ", key.columns()));
        change.setConstraintName(key.name());
        if (key.deferral() != Deferral.NOT_DEFERRABLE) {
            change.setDeferrable(true);
            change.setInitiallyDeferred(key.deferral() == Deferral.DEFERRED);
        }
        return change;
    }

    private static Change foreign(ObjectName owner, ForeignKey key) {
        AddForeignKeyConstraintChange change = new AddForeignKeyConstraintChange();
        change.setBaseTableSchemaName(schema(owner));
        change.setBaseTableName(owner.name());
        change.setBaseColumnNames(String.join(", ", key.columns()));
        change.setReferencedTableSchemaName(schema(key.target()));
        change.setReferencedTableName(key.target().name());
        change.setReferencedColumnNames(String.join(", ", key.targetColumns()));
        change.setConstraintName(key.name());
        if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
            change.setOnDelete(key.onDelete().sql());
        }
        if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
            change.setOnUpdate(key.onUpdate().sql());
        }
        if (key.deferral() != Deferral.NOT_DEFERRABLE) {
            change.setDeferrable(true);
            change.setInitiallyDeferred(key.deferral() == Deferral.DEFERRED);
        }
        return change;
    }

    private static Change index(ObjectName owner, Index index) {
        CreateIndexChange change = new CreateIndexChange();
        change.setSchemaName(schema(owner));
        change.setTableName(owner.name());
        change.setIndexName(index.name());
        if (index.unique()) {
            change.setUnique(true);
        }
        List<AddColumnConfig> columns = new ArrayList<>();
        for (Index.Key key : index.keys()) {
            AddColumnConfig column = new AddColumnConfig();
            column.setName(key.expression());
            if (key.descending()) {
                column.setDescending(true);
            }
            columns.add(column);
        }
        change.setColumns(columns);
        return change;
    }

    private List<Change> drop(ObjectName owner, SchemaObject object) {
        if (!plain(owner, Stream.of(object instanceof Table ? owner.name() : object.label()))) {
            return List.of();
        }
        return switch (object) {
            case Table table -> {
                DropTableChange change = new DropTableChange();
                change.setSchemaName(schema(owner));
                change.setTableName(owner.name());
                yield List.of(change);
            }
            case Column column -> {
                DropColumnChange change = new DropColumnChange();
                change.setSchemaName(schema(owner));
                change.setTableName(owner.name());
                change.setColumnName(column.name());
                yield List.of(change);
            }
            case PrimaryKey key -> {
                DropPrimaryKeyChange change = new DropPrimaryKeyChange();
                change.setSchemaName(schema(owner));
                change.setTableName(owner.name());
                change.setConstraintName(key.name());
                yield List.of(change);
            }
            case UniqueKey key -> {
                DropUniqueConstraintChange change = new DropUniqueConstraintChange();
                change.setSchemaName(schema(owner));
                change.setTableName(owner.name());
                change.setConstraintName(key.name());
                yield List.of(change);
            }
            case ForeignKey key -> {
                DropForeignKeyConstraintChange change = new DropForeignKeyConstraintChange();
                change.setBaseTableSchemaName(schema(owner));
                change.setBaseTableName(owner.name());
                change.setConstraintName(key.name());
                yield List.of(change);
            }
            case Index index -> {
                DropIndexChange change = new DropIndexChange();
                change.setSchemaName(schema(owner));
                change.setTableName(owner.name());
                change.setIndexName(index.name());
                yield List.of(change);
            }
            default -> List.of();
        };
    }

    private List<Change> rename(SchemaChange.Rename rename) {
        if (!plain(rename.owner(), Stream.of(rename.before(), rename.after()))) {
            return List.of();
        }
        return switch (rename.type()) {
            case TABLE -> {
                RenameTableChange change = new RenameTableChange();
                change.setSchemaName(schema(rename.owner()));
                change.setOldTableName(rename.before());
                change.setNewTableName(rename.after());
                yield List.of(change);
            }
            case COLUMN -> {
                RenameColumnChange change = new RenameColumnChange();
                change.setSchemaName(schema(rename.owner()));
                change.setTableName(rename.owner().name());
                change.setOldColumnName(rename.before());
                change.setNewColumnName(rename.after());
                yield List.of(change);
            }
            default -> List.of();
        };
    }
}

package dev.tidemark.adapter.liquibase;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import liquibase.statement.ForeignKeyConstraint;
import liquibase.statement.PrimaryKeyConstraint;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.CreateTableStatement;
import org.jspecify.annotations.Nullable;

/**
 * A new table with its foreign keys in the order of their columns. Liquibase keeps them in a set without an order, so that
 * the same revision gives another text each time, and what is sent would not be what was reviewed.
 */
final class SteadyTable extends CreateTableStatement {
    private final CreateTableStatement original;
    private final Set<ForeignKeyConstraint> keys;

    @SuppressWarnings("this-escape") // its collections are filled through their getters
    private SteadyTable(CreateTableStatement original) {
        super(original.getCatalogName(), original.getSchemaName(), original.getTableName(), original.getRemarks(),
                original.getTableType(), original.isIfNotExists(), original.isRowDependencies());
        this.original = original;
        this.keys = new LinkedHashSet<>(ordered(original.getForeignKeyConstraints(), original.getColumns()));
        setTablespace(original.getTablespace());
        getColumns().addAll(original.getColumns());
        getColumnTypes().putAll(original.getColumnTypes());
        getDefaultValues().putAll(original.getDefaultValues());
        getDefaultValueConstraintNames().putAll(original.getDefaultValueConstraintNames());
        getNotNullColumns().putAll(original.getNotNullColumns());
        getUniqueConstraints().addAll(original.getUniqueConstraints());
        getAutoIncrementConstraints().addAll(original.getAutoIncrementConstraints());
    }

    /** The statement, in an order where it has none of its own. */
    static SqlStatement of(SqlStatement statement) {
        return statement instanceof CreateTableStatement table && table.getForeignKeyConstraints().size() > 1
                ? new SteadyTable(table)
                : statement;
    }

    private static List<ForeignKeyConstraint> ordered(Collection<ForeignKeyConstraint> keys, List<String> columns) {
        return keys.stream()
                .sorted(Comparator.comparingInt((ForeignKeyConstraint key) -> columns.indexOf(key.getColumn()))
                        .thenComparing(key -> String.valueOf(key.getForeignKeyName()))
                        .thenComparing(key -> String.valueOf(key.getReferences())))
                .toList();
    }

    @Override
    public Set<ForeignKeyConstraint> getForeignKeyConstraints() {
        return keys;
    }

    @Override
    public @Nullable PrimaryKeyConstraint getPrimaryKeyConstraint() {
        return original.getPrimaryKeyConstraint();
    }

    @Override
    public @Nullable String getColumnRemarks(String column) {
        return original.getColumnRemarks(column);
    }

    @Override
    public boolean isComputed(String columnName) {
        return original.isComputed(columnName);
    }
}

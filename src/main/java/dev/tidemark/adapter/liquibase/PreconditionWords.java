package dev.tidemark.adapter.liquibase;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import liquibase.precondition.CustomPreconditionWrapper;
import liquibase.precondition.Precondition;
import liquibase.precondition.core.AndPrecondition;
import liquibase.precondition.core.ChangeLogPropertyDefinedPrecondition;
import liquibase.precondition.core.ChangeSetExecutedPrecondition;
import liquibase.precondition.core.ColumnExistsPrecondition;
import liquibase.precondition.core.DBMSPrecondition;
import liquibase.precondition.core.ForeignKeyExistsPrecondition;
import liquibase.precondition.core.IndexExistsPrecondition;
import liquibase.precondition.core.NotPrecondition;
import liquibase.precondition.core.OrPrecondition;
import liquibase.precondition.core.PrimaryKeyExistsPrecondition;
import liquibase.precondition.core.RowCountPrecondition;
import liquibase.precondition.core.RunningAsPrecondition;
import liquibase.precondition.core.SequenceExistsPrecondition;
import liquibase.precondition.core.SqlPrecondition;
import liquibase.precondition.core.TableExistsPrecondition;
import liquibase.precondition.core.TableIsEmptyPrecondition;
import liquibase.precondition.core.ViewExistsPrecondition;
import org.jspecify.annotations.Nullable;

/** Says in words what a precondition asks for. */
final class PreconditionWords {
    private PreconditionWords() {}

    /** A phrase without a full stop; one that is not known is told with its attributes. */
    static String of(Precondition precondition) {
        return switch (precondition) {
            case NotPrecondition not -> "None of these holds";
            case OrPrecondition or -> "One of these holds";
            case AndPrecondition and -> "All of these hold";
            case TableExistsPrecondition p -> "Table " + in(p.getSchemaName(), p.getTableName()) + " exists";
            case ViewExistsPrecondition p -> "View " + in(p.getSchemaName(), p.getViewName()) + " exists";
            case SequenceExistsPrecondition p -> "Sequence " + in(p.getSchemaName(), p.getSequenceName()) + " exists";
            case ColumnExistsPrecondition p ->
                "Column " + in(p.getSchemaName(), p.getTableName()) + "." + p.getColumnName() + " exists";
            case IndexExistsPrecondition p -> thing("Index", p.getIndexName())
                    + on(p.getSchemaName(), p.getTableName())
                    + (p.getColumnNames() == null ? "" : " (" + p.getColumnNames() + ")") + " exists";
            case ForeignKeyExistsPrecondition p -> thing("Foreign key", p.getForeignKeyName())
                    + on(null, p.getForeignKeyTableName()) + " exists";
            case PrimaryKeyExistsPrecondition p -> thing("Primary key", p.getPrimaryKeyName())
                    + on(p.getSchemaName(), p.getTableName()) + " exists";
            case TableIsEmptyPrecondition p -> "Table " + in(p.getSchemaName(), p.getTableName()) + " is empty";
            case RowCountPrecondition p ->
                "Table " + in(p.getSchemaName(), p.getTableName()) + " has " + p.getExpectedRows() + " rows";
            case SqlPrecondition p -> one(p.getSql()) + " gives " + p.getExpectedResult();
            case DBMSPrecondition p -> "The database is " + p.getType();
            case RunningAsPrecondition p -> "The user is " + p.getUsername();
            case ChangeSetExecutedPrecondition p ->
                "Changeset " + p.getId() + " by " + p.getAuthor() + " of " + p.getChangeLogFile() + " has run";
            case ChangeLogPropertyDefinedPrecondition p -> "The parameter " + p.getProperty()
                    + (p.getValue() == null ? " is set" : " is " + p.getValue());
            case CustomPreconditionWrapper p -> "The project's own class " + p.getClassName() + " agrees";
            default -> precondition.getName() + attributes(precondition);
        };
    }

    private static String thing(String kind, @Nullable String name) {
        return name == null ? "An unnamed " + kind.toLowerCase(java.util.Locale.ROOT) : kind + " " + name;
    }

    private static String on(@Nullable String schema, @Nullable String table) {
        return table == null ? "" : " on " + in(schema, table);
    }

    private static String in(@Nullable String schema, String name) {
        return schema == null || schema.isBlank() ? name : schema + "." + name;
    }

    private static String one(String sql) {
        return sql.strip().replaceAll("\\s+", " ").replaceFirst(";$", "");
    }

    private static String attributes(Precondition precondition) {
        Map<String, String> found = new TreeMap<>();
        for (String field : precondition.getSerializableFields()) {
            Object value = precondition.getSerializableFieldValue(field);
            if (value != null) {
                found.put(field, String.valueOf(value));
            }
        }
        return found.entrySet().stream()
                .map(e -> " " + e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining());
    }
}

package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.plan.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import liquibase.database.Database;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.AddColumnStatement;
import liquibase.statement.core.ModifyDataTypeStatement;
import liquibase.statement.core.SetNullableStatement;
import liquibase.statement.core.UpdateStatement;

/**
 * A history table that Liquibase 1.9, 2.0 or early 3 made lacks columns. Liquibase 4 adds them without a word; here the
 * same statements stand in the plan.
 */
final class OldTables {
    /** Liquibase 1.9 made it for 32 characters; a checksum of today has 34. */
    private static final int CHECKSUM_WIDTH = 35;

    private final Database database;
    private final StatementWriter writer;

    OldTables(Database database, StatementWriter writer) {
        this.database = database;
        this.writer = writer;
    }

    /**
     * What adds the columns that are not among {@code present} and makes that of the checksums wide enough; empty for a table
     * of today.
     */
    List<Statement> missing(Set<String> present, int checksumWidth) {
        List<SqlStatement> found = new ArrayList<>();
        if (checksumWidth > 0 && checksumWidth < CHECKSUM_WIDTH) {
            found.add(new ModifyDataTypeStatement(
                    database.getLiquibaseCatalogName(), database.getLiquibaseSchemaName(),
                    database.getDatabaseChangeLogTableName(), "MD5SUM", "varchar(" + CHECKSUM_WIDTH + ")"));
        }
        add(found, present, "DESCRIPTION", "varchar(255)");
        add(found, present, "TAG", "varchar(255)");
        add(found, present, "COMMENTS", "varchar(255)");
        add(found, present, "LIQUIBASE", "varchar(20)");
        filled(found, present, "ORDEREXECUTED", "int", -1);
        filled(found, present, "EXECTYPE", "varchar(10)", "EXECUTED");
        add(found, present, "CONTEXTS", "varchar(255)");
        add(found, present, "LABELS", "varchar(255)");
        add(found, present, "DEPLOYMENT_ID", "varchar(10)");
        return found.stream()
                .flatMap(s -> writer.sql(s).stream())
                .map(Statement::fixed)
                .toList();
    }

    private void add(List<SqlStatement> found, Set<String> present, String column, String type) {
        if (!present.contains(column)) {
            found.add(new AddColumnStatement(
                    database.getLiquibaseCatalogName(), database.getLiquibaseSchemaName(),
                    database.getDatabaseChangeLogTableName(), column, type, null));
        }
    }

    private void filled(List<SqlStatement> found, Set<String> present, String column, String type, Object value) {
        if (!present.contains(column)) {
            add(found, present, column, type);
            found.add(new UpdateStatement(
                    database.getLiquibaseCatalogName(), database.getLiquibaseSchemaName(),
                    database.getDatabaseChangeLogTableName()).addNewColumnValue(column, value));
            found.add(new SetNullableStatement(
                    database.getLiquibaseCatalogName(), database.getLiquibaseSchemaName(),
                    database.getDatabaseChangeLogTableName(), column, type, false));
        }
    }
}

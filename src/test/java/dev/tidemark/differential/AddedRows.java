package dev.tidemark.differential;

import java.util.stream.IntStream;
import liquibase.change.custom.CustomSqlChange;
import liquibase.change.custom.CustomSqlRollback;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;
import org.jspecify.annotations.Nullable;

/** A project's own change, such as a changelog may name: some rows more, and none of them afterwards. */
public final class AddedRows implements CustomSqlChange, CustomSqlRollback {
    private String table = "";
    private int count;

    /** Set by the changelog. */
    public void setTable(String name) {
        table = name;
    }

    /** Set by the changelog. */
    public void setCount(String number) {
        count = Integer.parseInt(number);
    }

    @Override
    public SqlStatement[] generateStatements(Database database) {
        return IntStream.range(0, count)
                .mapToObj(i -> new RawParameterizedSqlStatement("INSERT INTO " + table + " VALUES (" + i + ")"))
                .toArray(SqlStatement[]::new);
    }

    @Override
    public SqlStatement[] generateRollbackStatements(Database database) {
        return new SqlStatement[]{new RawParameterizedSqlStatement("DELETE FROM " + table)};
    }

    @Override
    public String getConfirmationMessage() {
        return "added";
    }

    @Override
    public void setUp() {}

    @Override
    public void setFileOpener(ResourceAccessor files) {}

    @Override
    public @Nullable ValidationErrors validate(Database database) {
        return new ValidationErrors();
    }
}

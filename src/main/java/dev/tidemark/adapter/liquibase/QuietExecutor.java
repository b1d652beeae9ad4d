package dev.tidemark.adapter.liquibase;

import java.util.List;
import liquibase.change.Change;
import liquibase.exception.DatabaseException;
import liquibase.executor.jvm.JdbcExecutor;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.SqlStatement;

/**
 * Sends what Liquibase's executor sends. That one writes the SQL of the whole change into a line of its log before each of
 * the change's statements, whether or not anybody reads the log, so that a change of 50 MB would take hours.
 */
final class QuietExecutor extends JdbcExecutor {
    @Override
    public void execute(SqlStatement statement, List<SqlVisitor> visitors) throws DatabaseException {
        super.execute(SteadyTable.of(statement), visitors);
    }

    @Override
    public void execute(Change change, List<SqlVisitor> visitors) throws DatabaseException {
        SqlStatement[] statements = change.generateStatements(database);
        if (statements == null) {
            return;
        }
        for (SqlStatement statement : statements) {
            if (statement.skipOnUnsupported() && !SqlGeneratorFactory.getInstance().supports(statement, database)) {
                continue;
            }
            try {
                execute(statement, visitors);
            } catch (DatabaseException e) {
                if (!statement.continueOnError()) {
                    throw e;
                }
            }
        }
    }
}

package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Statement.Nature;
import dev.tidemark.domain.revision.Checksum;
import dev.tidemark.domain.revision.RevisionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import liquibase.ChecksumVersion;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.DbmsTargetedChange;
import liquibase.change.core.DropAllForeignKeyConstraintsChange;
import liquibase.change.core.ExecuteShellCommandChange;
import liquibase.change.core.OutputChange;
import liquibase.change.core.RawSQLChange;
import liquibase.change.core.StopChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.database.Database;
import liquibase.database.DatabaseList;
import liquibase.database.ObjectQuotingStrategy;
import liquibase.exception.LiquibaseException;
import liquibase.exception.SetupException;
import liquibase.executor.ExecutorService;
import liquibase.sql.Sql;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.CreateDatabaseChangeLogLockTableStatement;
import liquibase.statement.core.CreateDatabaseChangeLogTableStatement;
import liquibase.statement.core.InitializeDatabaseChangeLogLockTableStatement;
import liquibase.statement.core.MarkChangeSetRanStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;
import liquibase.statement.core.RemoveChangeSetRanStatusStatement;
import liquibase.statement.core.UpdateStatement;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what Liquibase would send for a revision, up, down and for its row, in the order in which it would.
 * Runs no custom change and no command: those are only known while they run. Inside the scope only.
 */
final class StatementWriter {
    private final Database database;
    private final HistoryRows rows;

    StatementWriter(Database database, HistoryRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** The database whose statements it writes. */
    Database database() {
        return database;
    }

    /** What applying sends. */
    List<Statement> up(ChangeSet changeSet) throws LiquibaseException {
        return quoted(changeSet, () -> {
            List<Statement> found = new ArrayList<>();
            for (Change change : changeSet.getChanges()) {
                if (applies(change)) {
                    found.addAll(changeStatements(change, changeSet.getSqlVisitors()));
                }
            }
            return found;
        });
    }

    /** What undoing sends: the rollback that the file writes, else the inverse of each change, last first. */
    List<Statement> down(ChangeSet changeSet) throws LiquibaseException {
        return quoted(changeSet, () -> {
            List<SqlVisitor> visitors =
                    changeSet.getSqlVisitors().stream().filter(SqlVisitor::isApplyToRollback).toList();
            List<Statement> found = new ArrayList<>();
            if (changeSet.hasCustomRollbackChanges()) {
                for (Change change : changeSet.getRollback().getChanges()) {
                    if (applies(change) && !isEmpty(change)) {
                        found.addAll(changeStatements(change, visitors));
                    }
                }
            } else {
                for (Change change : changeSet.getChanges().reversed()) {
                    found.addAll(inverse(change, visitors));
                }
            }
            return found;
        });
    }

    private List<Statement> inverse(Change change, List<SqlVisitor> visitors) throws LiquibaseException {
        if (ownCode(change)) {
            return List.of(onlyWhileRunning(change));
        }
        Nature nature =
                change.generateRollbackStatementsVolatile(database) ? Nature.DECIDED_WHILE_RUNNING : Nature.FIXED;
        return texts(change.generateRollbackStatements(database), visitors, nature);
    }

    private List<Statement> changeStatements(Change change, List<SqlVisitor> visitors) throws LiquibaseException {
        if (ownCode(change)) {
            return List.of(onlyWhileRunning(change));
        }
        try {
            change.finishInitialization();
        } catch (SetupException e) {
            throw new LiquibaseException(e);
        }
        if (change instanceof OutputChange || change instanceof StopChange) {
            return List.of(); // they act where their SQL is asked for: one prints, the other throws
        }
        boolean open = asks(change) || change.generateStatementsVolatile(database);
        Nature nature = open ? Nature.DECIDED_WHILE_RUNNING : Nature.FIXED;
        List<Statement> found = texts(change.generateStatements(database), visitors, nature);
        return asks(change) && found.isEmpty() ? List.of(onlyWhileRunning(change)) : found;
    }

    /** Whether a change asks the database what to do, without saying so to Liquibase. */
    private static boolean asks(Change change) {
        return change instanceof DropAllForeignKeyConstraintsChange;
    }

    /** Whether a change is a program of the user's. */
    static boolean ownCode(Change change) {
        return change instanceof CustomChangeWrapper || change instanceof ExecuteShellCommandChange;
    }

    private static Statement onlyWhileRunning(Change change) {
        String what = switch (change) {
            case CustomChangeWrapper custom -> "-- runs the class " + custom.getClassName()
                    + "; what it sends is only known while it runs";
            case ExecuteShellCommandChange program -> "-- runs the program " + program.getExecutable()
                    + " on this computer";
            case DropAllForeignKeyConstraintsChange keys -> "-- drops the foreign keys that "
                    + keys.getBaseTableName() + " has then; now there is none";
            default -> "-- is only known while it runs";
        };
        return new Statement(what, Nature.DECIDED_WHILE_RUNNING, List.of());
    }

    /** Whether a change is meant for this product and this operating system. */
    boolean applies(Change change) {
        boolean elsewhere = change instanceof DbmsTargetedChange targeted
                && !DatabaseList.definitionMatches(targeted.getDbms(), database, true);
        return !elsewhere && change.shouldRunOnOs();
    }

    private static boolean isEmpty(Change change) {
        return change instanceof RawSQLChange raw && "empty".equalsIgnoreCase(raw.getSql());
    }

    private List<Statement> texts(SqlStatement @Nullable [] statements, List<SqlVisitor> visitors, Nature nature)
            throws LiquibaseException {
        List<Statement> found = new ArrayList<>();
        if (statements == null) {
            return found;
        }
        for (SqlStatement statement : statements) {
            if (statement.skipOnUnsupported() && !SqlGeneratorFactory.getInstance().supports(statement, database)) {
                continue;
            }
            if (statement instanceof ExecutablePreparedStatement prepared) {
                found.add(PreparedCapture.capture(prepared, nature));
            } else if (statement instanceof RawParameterizedSqlStatement raw) {
                List<String> values = raw.getParameters().stream().map(String::valueOf).toList();
                List<List<String>> bound = values.isEmpty() ? List.of() : List.of(values);
                found.add(new Statement(visited(raw.getSql(), visitors), nature, bound));
            } else {
                for (String sql : sql(statement)) {
                    found.add(new Statement(visited(sql, visitors), nature, List.of()));
                }
            }
        }
        return found;
    }

    private String visited(String sql, List<SqlVisitor> visitors) {
        String text = sql;
        for (SqlVisitor visitor : visitors) {
            text = visitor.modifySql(text, database);
        }
        return text;
    }

    /** The texts of one statement. */
    List<String> sql(SqlStatement statement) {
        List<String> found = new ArrayList<>();
        Sql[] generated = SqlGeneratorFactory.getInstance().generateSql(SteadyTable.of(statement), database);
        if (generated != null) {
            for (Sql sql : generated) {
                if (sql != null) {
                    found.add(sql.toSql());
                }
            }
        }
        return found;
    }

    /** The row's statement after applying or stamping, with its number; the deployment's number is left open. */
    List<Statement> recorded(ChangeSet changeSet, ExecType type, int order) {
        rows.next(order);
        return deployment(() -> sql(new MarkChangeSetRanStatement(changeSet, type)));
    }

    /** The row's statement after undoing. */
    List<Statement> removed(ChangeSet changeSet) {
        return fixed(sql(new RemoveChangeSetRanStatusStatement(changeSet)));
    }

    /** Sets a tag on one row. */
    List<Statement> tagged(RevisionId id, String storedPath, String tag) {
        return fixed(sql(update("TAG", tag, id, storedPath)));
    }

    /** Writes the checksum of what the files say now, in the version that is recorded. */
    List<Statement> accepted(ChangeSet changeSet, String storedPath, @Nullable Checksum recorded) {
        int version = recorded == null ? 0 : recorded.version();
        ChecksumVersion same =
                version == ChecksumVersion.V8.getVersion() ? ChecksumVersion.V8 : ChecksumVersion.latest();
        changeSet.clearCheckSum(); // it keeps the one it computed first, whatever the version asked for
        String sum = changeSet.generateCheckSum(same).toString();
        changeSet.clearCheckSum();
        return fixed(sql(update("MD5SUM", sum, ChangeSets.id(changeSet), storedPath)));
    }

    private UpdateStatement update(String column, String value, RevisionId id, String storedPath) {
        return new UpdateStatement(
                database.getLiquibaseCatalogName(),
                database.getLiquibaseSchemaName(),
                database.getDatabaseChangeLogTableName())
                .addNewColumnValue(column, value)
                .setWhereClause("ID = ? AND AUTHOR = ? AND FILENAME = ?")
                .addWhereParameters(id.id(), id.author(), storedPath);
    }

    /** Makes the lock table and its row. */
    List<Statement> lockTable() {
        return fixed(sql(new CreateDatabaseChangeLogLockTableStatement()));
    }

    /**
     * Fills an empty lock table. Liquibase empties it before, and would so remove a lock that somebody took after the
     * plan was made.
     */
    List<Statement> lockRow() {
        return fixed(sql(new InitializeDatabaseChangeLogLockTableStatement()).stream()
                .filter(s -> !s.startsWith("DELETE "))
                .toList());
    }

    /** Makes the history table. */
    List<Statement> historyTable() {
        return fixed(sql(new CreateDatabaseChangeLogTableStatement()));
    }

    private static List<Statement> fixed(List<String> texts) {
        return texts.stream().map(Statement::fixed).toList();
    }

    private static List<Statement> deployment(java.util.concurrent.Callable<List<String>> work) {
        try {
            return fixed(Scope.child(Map.of(Scope.Attr.deploymentId.name(), Statement.DEPLOYMENT), work::call));
        } catch (Exception e) {
            throw Failures.unexpected(e);
        }
    }

    /** Something that may throw what Liquibase throws. */
    @FunctionalInterface
    private interface Work {
        List<Statement> get() throws LiquibaseException;
    }

    private List<Statement> quoted(ChangeSet changeSet, Work work) throws LiquibaseException {
        ObjectQuotingStrategy before = database.getObjectQuotingStrategy();
        database.setObjectQuotingStrategy(changeSet.getObjectQuotingStrategy());
        try {
            Scope.getCurrentScope()
                    .getSingleton(ExecutorService.class)
                    .getExecutor("jdbc", database)
                    .modifyChangeSet(changeSet);
            return work.get();
        } finally {
            database.setObjectQuotingStrategy(before);
        }
    }
}

package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.ExecutionType;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.plan.Fingerprint;
import dev.tidemark.domain.revision.Checksum;
import dev.tidemark.domain.revision.RevisionId;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/** Reads the history and lock tables with plain queries: one for each, whatever the number of rows. */
final class HistoryReader {
    private static final Set<String> HISTORY = Set.of("ID", "AUTHOR", "FILENAME");
    private static final Set<String> LOCK = Set.of("ID", "LOCKED", "LOCKEDBY", "LOCKGRANTED");
    private static final List<String> OTHERS = List.of("alembic_version", "flyway_schema_history");

    private static final int KEY_DIGITS = 16;
    private final Database database;
    private final Connection connection;

    HistoryReader(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** The recorded rows, by ORDEREXECUTED. Must be called inside the scope and a reading transaction. */
    DeploymentRecord record() throws SQLException {
        if (!ours(database.getDatabaseChangeLogTableName(), HISTORY, "changelogTable")) {
            return DeploymentRecord.EMPTY;
        }
        List<AppliedRevision> rows = new ArrayList<>();
        StringBuilder digest = new StringBuilder();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(2000);
            try (ResultSet result =
                    statement.executeQuery("SELECT * FROM " + table(database.getDatabaseChangeLogTableName()))) {
                Columns columns = new Columns(result);
                while (result.next()) {
                    rows.add(columns.row());
                }
            }
        }
        rows.sort(Comparator.comparingInt(AppliedRevision::order)
                .thenComparing(AppliedRevision::executedAt, Comparator.nullsFirst(Comparator.naturalOrder())));
        rows.forEach(row -> digest.append(row).append('\n'));
        return new DeploymentRecord(
                true, rows, rows.isEmpty() ? DeploymentRecord.EMPTY.digest() : Fingerprint.digest(digest.toString()));
    }

    /** The lock's row. Must be called inside the scope and a reading transaction. */
    LockState lock() throws SQLException {
        if (!ours(database.getDatabaseChangeLogLockTableName(), LOCK, "lockTable")) {
            return LockState.ABSENT;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT LOCKED, LOCKEDBY, LOCKGRANTED FROM "
                        + table(database.getDatabaseChangeLogLockTableName()) + " WHERE ID = 1")) {
            if (!row.next()) {
                return new LockState(true, false, null, null);
            }
            boolean held = row.getBoolean(1);
            return new LockState(true, held, held ? row.getString(2) : null, held ? time(row.getTimestamp(3)) : null);
        }
    }

    /** The tables of other migration tools. */
    List<String> otherTools() throws SQLException {
        List<String> found = new ArrayList<>();
        for (String table : OTHERS) {
            if (exists(table)) {
                found.add(table);
            }
        }
        return found;
    }

    /** How many characters a column takes; 0 where it is not known. */
    int width(String table, String column) throws SQLException {
        String schema = schema();
        if (schema == null) {
            return 0;
        }
        DatabaseMetaData meta = connection.getMetaData();
        String stored = database.correctObjectName(table, liquibase.structure.core.Table.class);
        try (ResultSet columns = meta.getColumns(null, escape(meta, schema), escape(meta, stored), "%")) {
            while (columns.next()) {
                if (columns.getString("COLUMN_NAME").equalsIgnoreCase(column)) {
                    return columns.getInt("COLUMN_SIZE");
                }
            }
        }
        return 0;
    }

    /** Whether the table is there; refused where it is there and somebody else's. */
    private boolean ours(String table, Set<String> needed, String setting) throws SQLException {
        Set<String> columns = columnsOf(table);
        if (columns.isEmpty()) {
            return false;
        }
        List<String> lacking = needed.stream().filter(c -> !columns.contains(c)).sorted().toList();
        if (lacking.isEmpty()) {
            return true;
        }
        throw new FailedException(new Failure.Refused(
                "There is a table " + table + " that is not Liquibase's: it lacks " + String.join(", ", lacking) + ".",
                "Rename that table, or name another one for Liquibase with '" + setting + "' in tidemark.yaml."));
    }

    /** A number of the history table, the same from wherever it is reached, and hardly another one's. */
    long identity() throws SQLException {
        String name = schema() + "."
                + database.correctObjectName(
                        database.getDatabaseChangeLogTableName(), liquibase.structure.core.Table.class);
        return Long.parseUnsignedLong(Fingerprint.digest("run lock of " + name).substring(0, KEY_DIGITS), 16);
    }

    private @Nullable String schema() throws SQLException {
        String schema = database.getLiquibaseSchemaName();
        return schema == null
                ? connection.getSchema()
                : database.correctObjectName(schema, liquibase.structure.core.Schema.class);
    }

    /** Whether the lock table has its one row. */
    boolean lockRowExists() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT COUNT(*) FROM " + table(database.getDatabaseChangeLogLockTableName())
                                + " WHERE ID = 1")) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    /** Whether the table is there, whatever the case of its name. */
    boolean exists(String name) throws SQLException {
        return !columnsOf(name).isEmpty();
    }

    /** The table's columns in upper case; empty where there is no such table. */
    Set<String> columnsOf(String name) throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        String stored = database.correctObjectName(name, liquibase.structure.core.Table.class);
        String storedSchema = schema();
        Set<String> found = new TreeSet<>();
        if (storedSchema == null) {
            return found; // no schema on the search path exists; without one every schema would be searched
        }
        try (ResultSet columns = meta.getColumns(
                null, escape(meta, storedSchema), escape(meta, stored), "%")) {
            while (columns.next()) {
                found.add(columns.getString("COLUMN_NAME").toUpperCase(Locale.ROOT));
            }
        }
        return found;
    }

    private static @Nullable String escape(DatabaseMetaData meta, @Nullable String name) throws SQLException {
        return name == null ? null : name.replace("_", meta.getSearchStringEscape() + "_");
    }

    /** The table's name as a statement has it. */
    String table(String name) {
        return database.escapeTableName(database.getLiquibaseCatalogName(), database.getLiquibaseSchemaName(), name);
    }

    private static @Nullable LocalDateTime time(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toLocalDateTime();
    }

    /** The columns that this table has, found once; tables of old versions lack some. */
    private static final class Columns {
        private final ResultSet result;
        private final Map<String, Integer> at = new HashMap<>();
        private final Map<String, String> paths = new HashMap<>();

        Columns(ResultSet result) throws SQLException {
            this.result = result;
            ResultSetMetaData meta = result.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                at.put(meta.getColumnLabel(i).toUpperCase(Locale.ROOT), i);
            }
        }

        AppliedRevision row() throws SQLException {
            String stored = text("FILENAME");
            String path = paths.computeIfAbsent(stored, DatabaseChangeLog::normalizePath);
            String sum = maybe("MD5SUM");
            Integer order = at.get("ORDEREXECUTED");
            Integer date = at.get("DATEEXECUTED");
            return new AppliedRevision(
                    new RevisionId(path, text("ID"), text("AUTHOR")),
                    stored,
                    order == null ? -1 : result.getInt(order),
                    date == null ? null : time(result.getTimestamp(date)),
                    type(maybe("EXECTYPE")),
                    sum == null ? null : new Checksum(sum),
                    text("DESCRIPTION"),
                    text("COMMENTS"),
                    maybe("TAG"),
                    maybe("DEPLOYMENT_ID"),
                    maybe("LIQUIBASE"),
                    text("CONTEXTS"),
                    text("LABELS"));
        }

        private static ExecutionType type(@Nullable String name) {
            if (name == null) {
                return ExecutionType.EXECUTED;
            }
            for (ExecutionType type : ExecutionType.values()) {
                if (type.name().equals(name)) {
                    return type;
                }
            }
            return ExecutionType.OTHER;
        }

        private String text(String column) throws SQLException {
            String value = maybe(column);
            return value == null ? "" : value;
        }

        private @Nullable String maybe(String column) throws SQLException {
            Integer index = at.get(column);
            return index == null ? null : result.getString(index);
        }
    }
}

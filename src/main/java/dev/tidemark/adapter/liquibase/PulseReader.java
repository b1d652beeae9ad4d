package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.deployment.RecordStamp;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Set;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * Asks for record and lock with one query, again and again. Which tables and columns there are is asked only while there
 * are none, and again after a query failed: somebody may have dropped them.
 */
final class PulseReader {
    private final Database database;
    private final Connection connection;
    private final HistoryReader history;
    private @Nullable String query;

    PulseReader(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
        this.history = new HistoryReader(database, connection);
    }

    /**
     * What it finds.
     *
     * @param record what is recorded, in short
     * @param lock the lock's row
     */
    record Answer(RecordStamp record, LockState lock) {}

    /** Inside the scope and a reading transaction. */
    Answer read() throws SQLException {
        String known = query;
        if (known == null) {
            Set<String> columns = history.columnsOf(database.getDatabaseChangeLogTableName());
            boolean locks = history.exists(database.getDatabaseChangeLogLockTableName());
            if (columns.isEmpty() || !locks) {
                return new Answer(RecordStamp.of(history.record()), history.lock());
            }
            known = written(columns);
        }
        query = null; // until it is known to work still
        Answer answer = answer(known);
        query = known;
        return answer;
    }

    private Answer answer(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            int rows = row.getInt(1);
            RecordStamp stamp = new RecordStamp(rows, row.getInt(2), time(row.getTimestamp(3)), row.getInt(4),
                    row.getInt(5));
            boolean held = row.getBoolean(6);
            return new Answer(stamp, new LockState(
                    true, held, held ? row.getString(7) : null, held ? time(row.getTimestamp(8)) : null));
        }
    }

    /** Tables that old versions of Liquibase made lack some columns. */
    private String written(Set<String> columns) {
        return "SELECT COUNT(*), "
                + (columns.contains("ORDEREXECUTED")
                        ? "MAX(ORDEREXECUTED)"
                        : "CASE COUNT(*) WHEN 0 THEN 0 ELSE -1 END")
                + ", " + (columns.contains("DATEEXECUTED") ? "MAX(DATEEXECUTED)" : "CAST(NULL AS TIMESTAMP)")
                + ", " + (columns.contains("TAG") ? "COUNT(TAG)" : "0")
                + ", " + (columns.contains("MD5SUM") ? "COUNT(MD5SUM)" : "0")
                + ", " + lock("LOCKED") + ", " + lock("LOCKEDBY") + ", " + lock("LOCKGRANTED")
                + " FROM " + history.table(database.getDatabaseChangeLogTableName());
    }

    private String lock(String column) {
        return "(SELECT " + column + " FROM " + history.table(database.getDatabaseChangeLogLockTableName())
                + " WHERE ID = 1)";
    }

    private static @Nullable LocalDateTime time(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toLocalDateTime();
    }
}

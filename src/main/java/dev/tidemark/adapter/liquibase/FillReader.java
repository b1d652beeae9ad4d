package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.plan.Fill;
import dev.tidemark.domain.sql.SplitUpdate;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/** Reads what the database knows about a fill in batches: its position, and the table that is filled. */
final class FillReader {
    private final Database database;
    private final Connection connection;
    private final HistoryReader history;

    FillReader(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
        this.history = new HistoryReader(database, connection);
    }

    /**
     * What the position's table holds.
     *
     * @param position the position itself
     * @param statement what tells which statement was begun; empty where none was
     * @param historyRows how many revisions were recorded when it began
     * @param historyOrder the highest ORDEREXECUTED then
     * @param historyTime the latest DATEEXECUTED then, or null
     */
    record Found(
            Fill.Position position, String statement, int historyRows, int historyOrder,
            @Nullable LocalDateTime historyTime) {}

    /** The position in the table of that name. */
    Found position(String name) throws SQLException {
        String table = history.table(name);
        Found none = new Found(Fill.Position.none(table), "", 0, 0, null);
        if (!history.exists(name)) {
            return none;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT statement, history_rows, history_order, history_time, next_key, rows_done,"
                                + " rows_changed, batches FROM " + table)) {
            if (!row.next()) {
                return new Found(new Fill.Position(table, true, false, null, 0, 0, 0), "", 0, 0, null);
            }
            java.sql.Timestamp time = row.getTimestamp(4);
            return new Found(
                    new Fill.Position(
                            table, true, true, row.getString(5), row.getLong(6), row.getLong(7), row.getInt(8)),
                    row.getString(1), row.getInt(2), row.getInt(3), time == null ? null : time.toLocalDateTime());
        }
    }

    /** The columns of a table's primary key, in order; empty where there is none or no such table. */
    List<String> primaryKey(String table) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getPrimaryKeys(null, schema(table), stored(table))) {
            while (rows.next()) {
                found.add(rows.getString("COLUMN_NAME"));
            }
        }
        return found.stream().map(c -> database.escapeColumnName(null, null, null, c)).toList();
    }

    /** Whether a table is there and no index of it begins with that column. */
    boolean lacksIndex(String table, String column) throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        try (ResultSet there = meta.getColumns(null, schema(table), pattern(meta, stored(table)), "%")) {
            if (!there.next()) {
                return false;
            }
        }
        try (ResultSet rows = meta.getIndexInfo(null, schema(table), stored(table), false, true)) {
            while (rows.next()) {
                String name = rows.getString("COLUMN_NAME");
                if (rows.getInt("ORDINAL_POSITION") == 1 && name != null
                        && SplitUpdate.plain(name.toLowerCase(java.util.Locale.ROOT))
                                .equals(SplitUpdate.plain(column).toLowerCase(java.util.Locale.ROOT))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String pattern(DatabaseMetaData meta, String name) throws SQLException {
        return name.replace("_", meta.getSearchStringEscape() + "_");
    }

    private @Nullable String schema(String table) throws SQLException {
        int dot = table.lastIndexOf('.');
        return dot < 0 ? connection.getSchema() : stored(table.substring(0, dot));
    }

    private String stored(String name) {
        String own = name.substring(name.lastIndexOf('.') + 1);
        if (own.startsWith("\"")) {
            return own.replace("\"", "");
        }
        String corrected = database.correctObjectName(own, liquibase.structure.core.Table.class);
        return corrected == null ? own : corrected;
    }
}

package dev.tidemark.adapter.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Queries, one after the other, over a connection that stays open. Used by one thread; another one may stop it. */
public final class Reading {
    private static final int WHOLE = 100;
    private static final int ROWS_AT_ONCE = 5_000;

    private final Connection connection;
    private final IntConsumer progress;
    private volatile boolean stopped;
    private volatile @Nullable PreparedStatement running;
    private volatile String sql = "";
    private int expected = 1;
    private int done;

    /** Over {@code connection}; {@code progress} hears the percentage that is done. */
    public Reading(Connection connection, IntConsumer progress) {
        this.connection = connection;
        this.progress = progress;
    }

    /** What is done with each row. */
    @FunctionalInterface
    public interface Row {
        /** Takes the row that the result stands on. */
        void take(ResultSet row) throws SQLException;
    }

    /** The connection that is read from. */
    public Connection connection() {
        return connection;
    }

    /** Says how many queries there will be, for the percentage. */
    public void expect(int queries) {
        expected = queries;
    }

    /** Asks, and takes each row. */
    public void query(String asked, Row row, String... parameters) throws SQLException {
        sql = asked;
        try (PreparedStatement statement = connection.prepareStatement(asked)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            running = statement;
            if (stopped) {
                throw new SQLException("The reading was stopped", "57014");
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.take(rows);
                }
            }
        } finally {
            running = null;
        }
        done = Math.min(done + 1, expected);
        progress.accept(WHOLE * done / expected);
    }

    /** The text of the last query; empty for none. */
    public String lastQuery() {
        return sql;
    }

    /** Whether somebody stopped it. */
    public boolean stopped() {
        return stopped;
    }

    /** Asks the server to give up what it does now, and asks nothing after it. From any thread; may block. */
    public void stop() {
        stopped = true;
        PreparedStatement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // It is over already, or the connection is gone.
            }
        }
    }

    /** Cuts the connection under whoever waits for it. From any thread. */
    public void cut() {
        stopped = true;
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It is gone already.
        }
    }
}

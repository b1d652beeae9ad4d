package dev.tidemark.adapter.jdbc;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ScratchDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A database that one of our own servers made.
 *
 * @param connection how to reach it
 * @param dropping removes it; never throws
 */
public record OwnDatabase(ConnectionSpec connection, Runnable dropping) implements ScratchDatabase {
    @Override
    public void run(List<String> statements) {
        try (Connection open = DriverManager.getConnection(connection.url(), connection.user(), connection.password());
                Statement statement = open.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new FailedException(
                    new Failure.Unexpected(
                            "A database of the program's own could not be filled: " + e.getMessage(),
                            "No other database was touched.", "", ""),
                    e);
        }
    }

    @Override
    public void close() {
        dropping.run();
    }
}

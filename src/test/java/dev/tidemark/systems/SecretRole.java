package dev.tidemark.systems;

import dev.tidemark.fixture.PostgresDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A role that owns a database and has to give its password, on a server that otherwise lets everybody in. */
final class SecretRole implements AutoCloseable {
    private static final int TRIES = 100;

    private final PostgresDatabase database;
    private final String name = "r" + UUID.randomUUID().toString().substring(0, 8);
    private final Path rules;
    private final String before;

    SecretRole(PostgresDatabase database, String password)
            throws SQLException, IOException, InterruptedException {
        this.database = database;
        rules = Path.of(asked("SHOW hba_file"));
        before = Files.readString(rules);
        Files.writeString(rules, "host all " + name + " all scram-sha-256\n" + before);
        database.run(
                "SET password_encryption = 'scram-sha-256'; CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'",
                "ALTER DATABASE " + database.name() + " OWNER TO " + name,
                "SELECT pg_reload_conf()");
        for (int i = 0; i < TRIES && letsIn("another"); i++) {
            Thread.sleep(20);
        }
    }

    String name() {
        return name;
    }

    private boolean letsIn(String password) {
        try (Connection connection = DriverManager.getConnection(database.url(), name, password)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private String asked(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Takes it away again, with all that it owns in its database. */
    @Override
    public void close() throws IOException, SQLException {
        Files.writeString(rules, before);
        database.run(
                "SELECT pg_reload_conf()",
                "ALTER DATABASE " + database.name() + " OWNER TO " + database.user(),
                "DROP OWNED BY " + name + " CASCADE",
                "DROP ROLE " + name);
    }
}

package dev.tidemark.adapter.postgres;

import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.ServerIdentity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL 14 and later, through its own driver. */
public final class PostgresProduct implements Product {
    private static final String READING = "SET LOCAL lock_timeout = '100ms'; SET LOCAL statement_timeout = '30s'";
    private static final String RUNNING = "SET lock_timeout = '2s'; SET statement_timeout = 0";
    private static final String WHO = "SELECT current_setting('server_version'), current_database(), current_schema(),"
            + " session_user, current_user, current_setting('search_path'), pg_is_in_recovery(),"
            + " current_setting('default_transaction_read_only'), pg_backend_pid(),"
            + " (SELECT oid FROM pg_database WHERE datname = current_database())";

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public boolean accepts(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    @Override
    public Connection connect(ConnectionSpec spec) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "Tidemark");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "15");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "true");
        if (spec.user() != null) {
            properties.setProperty("user", spec.user());
        }
        if (spec.password() != null) {
            properties.setProperty("password", spec.password());
        }
        if (spec.schema() != null) {
            properties.setProperty("currentSchema", quoted(spec.schema())); // a search path, which folds bare names
        }
        Connection connection = new Driver().connect(spec.url(), properties);
        if (connection == null) {
            throw new SQLException("The driver does not know this URL", "08001");
        }
        if (spec.role() != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET ROLE " + quoted(spec.role()));
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        return connection;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void beginReading(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute(READING);
        }
    }

    @Override
    public void beginRunning(Connection connection) throws SQLException {
        connection.rollback(); // ends the reading, which cannot be turned into writing
        connection.setReadOnly(false);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(RUNNING);
        }
        connection.commit();
    }

    @Override
    public ServerIdentity identity(Connection connection, ConnectionSpec spec) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WHO)) {
            row.next();
            String schema = row.getString(3);
            boolean standby = row.getBoolean(7);
            boolean readOnly = "on".equals(row.getString(8));
            boolean pooled = row.getInt(9) != connection.unwrap(PGConnection.class).getBackendPID();
            String system = systemIdentifier(connection);
            return new ServerIdentity(
                    "PostgreSQL",
                    row.getString(1),
                    spec.url(),
                    row.getString(2),
                    schema == null ? "" : schema,
                    new ServerIdentity.Who(row.getString(4), row.getString(5)),
                    system + "/" + row.getLong(10),
                    row.getString(6),
                    whyReadOnly(standby, readOnly, pooled, schema),
                    true);
        }
    }

    private static @Nullable String whyReadOnly(
            boolean standby, boolean readOnly, boolean pooled, @Nullable String schema) {
        if (standby) {
            return "This server is a standby: it follows another one and takes no writes.";
        }
        if (readOnly) {
            return "This database is set to read only (default_transaction_read_only).";
        }
        if (pooled) {
            return "A connection pooler stands between, and hands each transaction to another server process.";
        }
        return schema == null ? "None of the schemas on the search path exists." : null;
    }

    /** Empty where the function may not be called. Manual, section 9.28.12 (control data functions). */
    private static String systemIdentifier(Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT system_identifier FROM pg_control_system()")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            if (!"42501".equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            return "";
        }
    }

    @Override
    public int errorPosition(SQLException error) {
        ServerErrorMessage message = error instanceof PSQLException pg ? pg.getServerErrorMessage() : null;
        return message == null ? 0 : message.getPosition();
    }

    @Override
    public boolean wasCancelled(SQLException error) {
        return "57014".equals(error.getSQLState());
    }

    @Override
    public Failure connectFailure(SQLException error, ConnectionSpec spec) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        String where = spec.url();
        return switch (state) {
            case "28P01", "28000" -> new Failure.Unreachable(
                    "The server at " + where + " does not let "
                            + (spec.user() == null ? "this user" : "'" + spec.user() + "'")
                            + " in: " + words(error),
                    "Check user and password, and the server's pg_hba.conf.");
            case "3D000" -> new Failure.Unreachable(
                    words(error) + " The server itself answers.", "Check the database's name at the end of the URL.");
            case "53300" -> new Failure.Unreachable(
                    "The server takes no more connections: " + words(error), "Try again later, or close some.");
            case "57P03" -> new Failure.Unreachable("The server is starting or stopping.", "Try again in a moment.");
            case "22023", "42704" -> new Failure.Unreachable(words(error), "Check the role's name.");
            case "42501" -> new Failure.Unreachable(
                    words(error),
                    spec.role() == null
                            ? "Ask for the right to connect, or use another user."
                            : "Ask for the right to take that role.");
            default -> ConnectTrouble.of(where, error, words(error));
        };
    }

    @Override
    public String advice(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        return switch (state) {
            case "55P03" ->
                "Somebody else holds a lock on it, and Tidemark does not wait long, so that others do not"
                        + " queue behind. Try again when they are done.";
            case "42501" -> "The user lacks the right. Ask for it, or connect with another user or --role.";
            case "42P07", "42701", "42710" ->
                "It exists already. If this revision's work was done by hand, mark it as applied"
                        + " (stamp).";
            case "25006" -> "The database takes no writes now.";
            default -> state.startsWith("08") || state.startsWith("57P")
                    ? "Connect again and look at the history before going on."
                    : "";
        };
    }

    private static String words(SQLException error) {
        String message = error.getMessage() == null ? "no reason given" : error.getMessage();
        String first = message.lines().findFirst().orElse(message).replaceFirst("^(FATAL|ERROR): ", "");
        return first.endsWith(".") ? first : first + ".";
    }
}

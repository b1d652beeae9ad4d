package dev.tidemark.adapter.postgres;

import dev.tidemark.adapter.jdbc.Catalog;
import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.adapter.jdbc.RunLimits;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.deployment.ConnectedApplication;
import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.LockRoom;
import dev.tidemark.domain.sql.Redactor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL 14 and later, through its own driver. */
public final class PostgresProduct implements Product {
    private static final int XACT_SINCE = 13;
    private static final String READING = "SET LOCAL lock_timeout = '100ms'; SET LOCAL statement_timeout = '30s'";
    /** What is said to be committed has to survive a crash, whatever the server is set to (manual, section 28.4). */
    private static final String DURABLE = "; SELECT set_config('synchronous_commit', 'on', false)"
            + " WHERE current_setting('synchronous_commit') = 'off'";
    /** Manual, sections 9.27 (pg_blocking_pids) and 53.13 (pg_locks). */
    private static final String BLOCKING = """
            WITH waiting AS (SELECT * FROM pg_locks WHERE pid = ? AND NOT granted LIMIT 1)
            SELECT b.pid, coalesce(a.usename, ''),
              coalesce(nullif(a.application_name, ''), nullif(a.backend_type, 'client backend'), ''),
              coalesce(a.state, ''),
              greatest(0, coalesce(extract(epoch FROM clock_timestamp()
                - CASE WHEN a.state = 'active' THEN a.query_start ELSE a.state_change END), 0))::bigint,
              coalesce(a.query, ''),
              coalesce((SELECT relation::regclass::text FROM waiting), ''),
              coalesce((SELECT string_agg(DISTINCT h.mode, ', ') FROM pg_locks h, waiting w
                WHERE h.pid = b.pid AND h.granted AND h.locktype = w.locktype
                AND (h.database, h.relation, h.transactionid, h.classid, h.objid) IS NOT DISTINCT FROM
                  (w.database, w.relation, w.transactionid, w.classid, w.objid)), '')
            FROM (SELECT DISTINCT unnest(pg_blocking_pids(?)) AS pid) b
            LEFT JOIN pg_stat_activity a ON a.pid = b.pid ORDER BY 1""";
    /** Manual, section 27.2.3 (pg_stat_activity). Of others' sessions an ordinary user sees the name, not the address. */
    private static final String APPLICATIONS = """
            SELECT coalesce(a.application_name, ''), a.usename, coalesce(host(a.client_addr), ''), count(*)
            FROM pg_stat_activity a, pg_stat_activity own
            WHERE own.pid = pg_backend_pid() AND a.pid <> own.pid AND a.datname = current_database()
              AND a.usename IS NOT NULL AND coalesce(a.backend_type, 'client backend') = 'client backend'
              AND NOT (a.application_name = own.application_name AND a.usename = own.usename
                AND a.client_addr IS NOT DISTINCT FROM own.client_addr)
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""";

    private static final String HIDDEN = "<insufficient privilege>";
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
        properties.setProperty("cancelSignalTimeout", "4");
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
        try {
            settle(connection, spec);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        return connection;
    }

    /**
     * The session's own role and settings. Behind a pooler they would be left to whoever gets that server process next, and so
     * would statements that the driver prepares: nothing of the kind is sent there.
     */
    private static void settle(Connection connection, ConnectionSpec spec) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (behindPooler(connection)) {
                connection.unwrap(PGConnection.class).setPrepareThreshold(0);
                if (spec.role() != null) {
                    throw new SQLException(ServerIdentity.BEHIND_POOLER, ConnectFailures.ROLE_BEHIND_POOLER);
                }
                return;
            }
            if (spec.role() != null) {
                statement.execute("SET ROLE " + quoted(spec.role()));
            }
            if (spec.lookOnly()) {
                statement.execute("SET default_transaction_read_only = on");
            }
        }
    }

    /** A pooler names itself where the server names the process, so that it can pass a cancel on. */
    private static boolean behindPooler(Connection connection) throws SQLException {
        PGConnection session = connection.unwrap(PGConnection.class);
        int before = session.getPrepareThreshold();
        session.setPrepareThreshold(0);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1) != session.getBackendPID();
        } finally {
            session.setPrepareThreshold(before);
        }
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
    public void beginRunning(Connection connection, RunLimits limits) throws SQLException {
        connection.rollback(); // ends the reading, which cannot be turned into writing
        connection.setReadOnly(false);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '" + limits.lock().toMillis() + "ms'; SET statement_timeout = "
                    + limits.statementMillis() + DURABLE);
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
                    spec.lookOnly() ? ConnectionSpec.LOOK_ONLY : whyReadOnly(standby, readOnly, pooled, schema),
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
            return ServerIdentity.BEHIND_POOLER;
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
    public List<String> errorDetails(SQLException error) {
        ServerErrorMessage message = error instanceof PSQLException pg ? pg.getServerErrorMessage() : null;
        List<String> lines = new ArrayList<>();
        if (message != null) {
            add(lines, "Detail: ", message.getDetail());
            add(lines, "Hint: ", message.getHint());
            add(lines, "Where: ", message.getWhere());
        }
        return lines;
    }

    private static void add(List<String> lines, String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            lines.add(name + text.strip());
        }
    }

    @Override
    public boolean wasCancelled(SQLException error) {
        return "57014".equals(error.getSQLState());
    }

    @Override
    public boolean gaveUpWaiting(SQLException error) {
        return "55P03".equals(error.getSQLState());
    }

    @Override
    public boolean deadlocked(SQLException error) {
        return "40P01".equals(error.getSQLState());
    }

    @Override
    public boolean takeRunLock(Connection connection, long key) throws SQLException {
        return PostgresRunLock.take(connection, key);
    }

    @Override
    public void freeRunLock(Connection connection, long key) throws SQLException {
        PostgresRunLock.free(connection, key);
    }

    @Override
    public LockHolder holder(Connection connection, long key, long session, @Nullable LocalDateTime since)
            throws SQLException {
        return PostgresRunLock.holder(connection, key, session, since);
    }

    @Override
    public Optional<LockRoom> lockRoom(Connection connection, Set<String> tables) throws SQLException {
        return Optional.of(PostgresLockRoom.read(connection, tables));
    }

    @Override
    public List<String> invalidIndexes(Connection connection) throws SQLException {
        return PostgresLockRoom.invalidIndexes(connection);
    }

    @Override
    public long sessionNumber(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    @Override
    public List<BlockingSession> blocking(Connection watcher, long session) throws SQLException {
        List<BlockingSession> found = new ArrayList<>();
        try (PreparedStatement statement = watcher.prepareStatement(BLOCKING)) {
            statement.setInt(1, Math.toIntExact(session));
            statement.setInt(2, Math.toIntExact(session));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String query = rows.getString(6);
                    found.add(new BlockingSession(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getLong(5),
                            HIDDEN.equals(query) ? "" : Redactor.sql(query),
                            rows.getString(7),
                            rows.getString(8)));
                }
            }
        }
        return found;
    }

    @Override
    public List<ConnectedApplication> applications(Connection connection) throws SQLException {
        List<ConnectedApplication> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(APPLICATIONS)) {
            while (rows.next()) {
                found.add(new ConnectedApplication(
                        rows.getString(1), rows.getString(2), rows.getString(3), rows.getInt(4)));
            }
        }
        return found;
    }

    /** Manual, section 52.11 (pg_class): reltuples is -1 where the table was never looked at. */
    @Override
    public long estimate(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass(?)")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    /** PostgreSQL manual, "Transaction ID and Snapshot Information Functions"; they are there from version 13 on. */
    @Override
    public String transaction(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < XACT_SINCE) {
            return "";
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_xact_id()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public Fate fate(Connection connection, String transaction) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_xact_status(?::xid8)")) {
            statement.setString(1, transaction);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String said = row.getString(1);
                return switch (said == null ? "" : said) {
                    case "committed" -> Fate.COMMITTED;
                    case "aborted" -> Fate.UNDONE;
                    case "in progress" -> Fate.RUNNING;
                    default -> Fate.UNKNOWN;
                };
            }
        } finally {
            connection.rollback();
        }
    }

    /** The driver connects on a thread of its own, because it has a time limit; only the waiting for it is given up. */
    @Override
    public boolean connectingMayBeInterrupted() {
        return true;
    }

    @Override
    public boolean lost(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        // 25P03 and 25P04: the server ended the connection, because a transaction idled or took too long.
        return state.startsWith("08") || state.startsWith("57P") || state.equals("25P03") || state.equals("25P04");
    }

    @Override
    public Failure connectFailure(SQLException error, ConnectionSpec spec) {
        return new ConnectFailures(spec).of(error);
    }

    @Override
    public String advice(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        return switch (state) {
            case "55P03" ->
                "Somebody else holds a lock on it, and Tidemark does not wait long, so that others do not"
                        + " queue behind. Try again when they are done.";
            case "42501" -> "The user lacks the right. Ask for it, or connect as another user or with another role.";
            case "42P07", "42701", "42710" ->
                "It exists already. If this revision's work was done by hand, mark it as applied"
                        + " (stamp).";
            case "40P01" -> "It and another session waited for each other, and the server undid this one. Nothing is wrong"
                    + " with it: run it again, at best when the other one is done.";
            case "25006" -> "The database takes no writes now.";
            default -> lost(error)
                    ? "The connection is lost. Connect again and look at the history before going on."
                    : "";
        };
    }

    @Override
    public Catalog catalog() {
        return new PostgresCatalog();
    }
}

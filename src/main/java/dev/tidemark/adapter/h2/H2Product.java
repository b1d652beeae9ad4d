package dev.tidemark.adapter.h2;

import dev.tidemark.adapter.jdbc.Catalog;
import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.adapter.jdbc.RunLimits;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.deployment.ConnectedApplication;
import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.sql.Redactor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** H2 2.x: in memory, in a file, or on a server. */
public final class H2Product implements Product {
    private static final String MARK = "[*]";
    private static final Pattern ESCAPE = Pattern.compile("\\\\(\\\\|[0-9a-f]{4}|\\+[0-9a-f]{6})");
    private static final String WHO =
            "SELECT H2VERSION(), DATABASE(), SCHEMA(), CURRENT_USER, DATABASE_PATH(), READONLY()";

    private static final String BLOCKING = "SELECT b.SESSION_ID, b.USER_NAME, b.SESSION_STATE,"
            + " DATEDIFF(SECOND, COALESCE(b.EXECUTING_STATEMENT_START, b.SLEEP_SINCE, b.SESSION_START),"
            + " CURRENT_TIMESTAMP), COALESCE(b.EXECUTING_STATEMENT, '')"
            + " FROM INFORMATION_SCHEMA.SESSIONS s JOIN INFORMATION_SCHEMA.SESSIONS b ON b.SESSION_ID = s.BLOCKER_ID"
            + " WHERE s.SESSION_ID = ?";

    /** Sessions without a client's address are in this very program, unless ours has one itself. An admin sees all of them. */
    private static final String APPLICATIONS = "SELECT COALESCE(s.CLIENT_INFO, ''), s.USER_NAME,"
            + " COALESCE(s.CLIENT_ADDR, ''), COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS s, INFORMATION_SCHEMA.SESSIONS own"
            + " WHERE own.SESSION_ID = SESSION_ID() AND s.SESSION_ID <> own.SESSION_ID"
            + " AND (s.CLIENT_ADDR IS NOT NULL OR own.CLIENT_ADDR IS NOT NULL) GROUP BY 1, 2, 3 ORDER BY 2, 3, 1";

    private final H2Login login;

    /** One that gives up a server that says nothing after 15 seconds. */
    public H2Product() {
        this(Duration.ofSeconds(15));
    }

    /** One that gives up a server that says nothing after {@code patience}. */
    H2Product(Duration patience) {
        this.login = new H2Login(patience);
    }

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public boolean accepts(String url) {
        return url.startsWith("jdbc:h2:");
    }

    @Override
    public Connection connect(ConnectionSpec spec) throws SQLException {
        Properties properties = new Properties();
        if (spec.user() != null) {
            properties.setProperty("user", spec.user());
        }
        properties.setProperty("password", spec.password() == null ? "" : spec.password());
        Connection connection = login.connect(withoutCreating(spec.url()), properties);
        if (connection == null) {
            throw new SQLException("The driver does not know this URL", "08001");
        }
        connection.setAutoCommit(false);
        if (spec.schema() != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SCHEMA \"" + spec.schema().replace("\"", "\"\"") + "\"");
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }

    /**
     * Looking creates nothing: H2 would make a file that is not there, unless it is told not to, and writes failed
     * statements with their values into a trace file beside the database.
     */
    private static String withoutCreating(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:h2:mem:")) {
            return url;
        }
        String quiet = onServer(lower) || lower.contains(";trace_level_file=") ? url : url + ";TRACE_LEVEL_FILE=0";
        return lower.contains(";ifexists=") ? quiet : quiet + ";IFEXISTS=TRUE";
    }

    /** Whether an H2 server is asked, not a file or this program's memory. */
    static boolean onServer(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("jdbc:h2:tcp:") || lower.startsWith("jdbc:h2:ssl:");
    }

    @Override
    public void beginReading(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    @Override
    public void beginRunning(Connection connection, RunLimits limits) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT " + limits.lock().toMillis());
            statement.execute("SET QUERY_TIMEOUT " + limits.statementMillis());
        }
        connection.rollback();
    }

    @Override
    public boolean takeRunLock(Connection connection, long key) {
        return true;
    }

    @Override
    public void freeRunLock(Connection connection, long key) {
        // There is none.
    }

    @Override
    public LockHolder holder(Connection connection, long key, long session, @Nullable LocalDateTime since)
            throws SQLException {
        return H2RunLock.holder(connection, session, since);
    }

    @Override
    public ServerIdentity identity(Connection connection, ConnectionSpec spec) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WHO)) {
            row.next();
            String path = row.getString(5);
            String user = row.getString(4);
            return new ServerIdentity(
                    "H2",
                    row.getString(1),
                    spec.url(),
                    row.getString(2),
                    row.getString(3),
                    new ServerIdentity.Who(user, user),
                    path == null ? "mem:" + row.getString(2) : path,
                    row.getString(3),
                    spec.lookOnly()
                            ? ConnectionSpec.LOOK_ONLY
                            : row.getBoolean(6) ? "This database was opened read only." : null,
                    false);
        }
    }

    @Override
    public int errorPosition(SQLException error) {
        return markedPosition(error.getMessage() == null ? "" : error.getMessage());
    }

    /**
     * H2 repeats a statement that it cannot parse between double quotes, doubling those inside and writing line ends and
     * the like as {@code \\000a}, with {@code [*]} before the word at which it stopped (H2's
     * {@code DbException.getSyntaxError}).
     */
    static int markedPosition(String message) {
        int mark = message.indexOf(MARK);
        int from = message.indexOf('"');
        if (mark < 0 || from < 0 || from > mark) {
            return 0;
        }
        String quoted = message.substring(from + 1, mark).replace("\"\"", "\"");
        String before = ESCAPE.matcher(quoted).replaceAll(found -> Matcher.quoteReplacement(
                found.group(1).equals("\\")
                        ? "\\"
                        : Character.toString(Integer.parseInt(found.group(1).replace("+", ""), 16))));
        return before.codePointCount(0, before.length()) + 1;
    }

    @Override
    public List<String> errorDetails(SQLException error) {
        return List.of();
    }

    @Override
    public boolean wasCancelled(SQLException error) {
        return error.getErrorCode() == ErrorCode.STATEMENT_WAS_CANCELED;
    }

    @Override
    public boolean gaveUpWaiting(SQLException error) {
        return error.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1;
    }

    @Override
    public boolean deadlocked(SQLException error) {
        return error.getErrorCode() == ErrorCode.DEADLOCK_1;
    }

    @Override
    public long sessionNumber(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT SESSION_ID()")) {
            row.next();
            return row.getLong(1);
        } finally {
            connection.rollback();
        }
    }

    @Override
    public List<BlockingSession> blocking(Connection watcher, long session) throws SQLException {
        List<BlockingSession> found = new ArrayList<>();
        try (PreparedStatement statement = watcher.prepareStatement(BLOCKING)) {
            statement.setLong(1, session);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new BlockingSession(
                            rows.getLong(1),
                            rows.getString(2),
                            "",
                            rows.getString(3).toLowerCase(Locale.ROOT),
                            Math.max(0, rows.getLong(4)),
                            Redactor.sql(rows.getString(5)),
                            "",
                            ""));
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

    @Override
    public String transaction(Connection connection) {
        return "";
    }

    @Override
    public Fate fate(Connection connection, String transaction) {
        return Fate.UNKNOWN;
    }

    /** H2 reads its file through a channel that an interrupted thread closes (H2 manual, "Advanced", file system). */
    @Override
    public boolean connectingMayBeInterrupted() {
        return false;
    }

    @Override
    public boolean lost(SQLException error) {
        return switch (error.getErrorCode()) {
            case ErrorCode.CONNECTION_BROKEN_1, ErrorCode.DATABASE_IS_CLOSED, ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
                    ErrorCode.OBJECT_CLOSED ->
                true;
            default -> error.getSQLState() != null && error.getSQLState().startsWith("08");
        };
    }

    @Override
    public Failure connectFailure(SQLException error, ConnectionSpec spec) {
        return switch (error.getErrorCode()) {
            case ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1, ErrorCode.DATABASE_NOT_FOUND_1,
                    ErrorCode.REMOTE_DATABASE_NOT_FOUND_1 ->
                new Failure.Unreachable(
                        "There is no H2 database at " + spec.url() + ". Nothing was created.",
                        "Check the path. To let it be made, add ;IFEXISTS=FALSE to the URL.");
            case ErrorCode.WRONG_USER_OR_PASSWORD -> new Failure.Unreachable(
                    "The database at " + spec.url() + " does not know this user and password.", "Check both.");
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> new Failure.Unreachable(
                    "The database at " + spec.url() + " is open in another process.",
                    "Close that one, or add ;AUTO_SERVER=TRUE to the URL on both sides.");
            case ErrorCode.SCHEMA_NOT_FOUND_1 -> new Failure.Unreachable(
                    "The schema '" + spec.schema() + "' does not exist.", "Check the schema's name.");
            default -> new Failure.Unreachable(
                    "No connection to " + spec.url() + ": " + words(error),
                    onServer(spec.url())
                            ? "Check host and port, and that an H2 server answers there."
                            : "Check the URL, the path and its rights.");
        };
    }

    @Override
    public String advice(SQLException error) {
        return switch (error.getErrorCode()) {
            case ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS_1, ErrorCode.INDEX_ALREADY_EXISTS_1 ->
                "It exists already. If this"
                        + " revision's work was done by hand, mark it as applied (stamp).";
            case ErrorCode.LOCK_TIMEOUT_1 -> "Somebody else holds a lock on it. Try again when they are done.";
            default -> "";
        };
    }

    private static String words(SQLException error) {
        String message = error.getMessage() == null ? "no reason given" : error.getMessage();
        return message.lines().findFirst().orElse(message).replaceFirst(" \\[\\d+-\\d+]$", "") + ".";
    }

    @Override
    public Catalog catalog() {
        return new H2Catalog();
    }
}

package dev.tidemark.differential;

import dev.tidemark.application.port.ProjectSettings.HistoryTables;
import dev.tidemark.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything in a database as text: its schema in the server's own words and every row of every table. Of the history
 * table's rows the date is left out, and the deployment's number is replaced by the count of runs, its form being checked.
 */
public final class DatabaseDump {
    private static final Set<String> LEFT_OUT = Set.of("DATEEXECUTED", "DEPLOYMENT_ID");

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d.*");

    private DatabaseDump() {}

    /** Schema and rows. */
    static List<String> of(TestDatabase database, HistoryTables tables) throws SQLException {
        try (Connection connection = database.connect()) {
            List<String> lines = new ArrayList<>(schema(connection, database));
            lines.addAll(rows(connection, tables));
            return lines;
        }
    }

    /** The schema. */
    public static List<String> schema(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return schema(connection, database);
        }
    }

    private static List<String> schema(Connection connection, TestDatabase database) throws SQLException {
        return postgres(database) ? PostgresSchema.lines(connection) : script(connection);
    }

    private static boolean postgres(TestDatabase database) {
        return database.url().startsWith("jdbc:postgresql:");
    }

    private static List<String> script(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SCRIPT NODATA NOPASSWORDS NOSETTINGS")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        lines.sort(null); // it comes in the order of creation
        return lines;
    }

    /** The rows of every table, sorted, each with its table and the names of its columns. */
    static List<String> rows(TestDatabase database, HistoryTables tables) throws SQLException {
        try (Connection connection = database.connect()) {
            return rows(connection, tables);
        }
    }

    private static List<String> rows(Connection connection, HistoryTables tables) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String table : tables(connection)) {
            boolean history = table.toLowerCase(Locale.ROOT)
                    .endsWith("\"" + tables.changelogTable().toLowerCase(Locale.ROOT) + "\"");
            if (history) {
                history(connection, table).forEach(row -> lines.add(table + " " + row));
            } else {
                table(connection, table).stream().sorted().forEach(row -> lines.add(table + " " + row));
            }
        }
        return lines;
    }

    /** The history table's rows in the order of execution. */
    static List<Map<String, String>> history(Connection connection, String table) throws SQLException {
        Map<String, String> runs = new LinkedHashMap<>();
        List<Map<String, String>> rows = maps(connection, table + " ORDER BY ORDEREXECUTED, ID");
        for (Map<String, String> row : rows) {
            String run = row.get("DEPLOYMENT_ID");
            if (run == null || !run.matches("\\d{10}")) {
                throw new AssertionError("A deployment's number should be ten digits: " + row);
            }
            if ("null".equals(row.get("DATEEXECUTED"))) {
                throw new AssertionError("A row should have a date: " + row);
            }
            runs.putIfAbsent(run, "run " + (runs.size() + 1));
            LEFT_OUT.forEach(row::remove);
            row.put("run", String.valueOf(runs.get(run)));
        }
        return rows;
    }

    private static List<String> table(Connection connection, String table) throws SQLException {
        return maps(connection, table).stream().map(Map::toString).toList();
    }

    private static List<Map<String, String>> maps(Connection connection, String from) throws SQLException {
        List<Map<String, String>> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + from)) {
            ResultSetMetaData meta = rows.getMetaData();
            while (rows.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    row.put(meta.getColumnName(i).toUpperCase(Locale.ROOT),
                            shown(rows.getString(i)));
                }
                found.add(row);
            }
        }
        return found;
    }

    /** A value on one line; the time of the run itself, which changelogs write into rows, is not compared. */
    private static String shown(@Nullable String value) {
        if (value == null) {
            return "null";
        }
        boolean now =
                TIME.matcher(value).matches() && value.startsWith(LocalDate.now(ZoneId.systemDefault()).toString());
        return now ? "(today)" : value.replace("\n", "\\n");
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        String base = "BASE TABLE";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT table_schema, table_name FROM information_schema.tables"
                        + " WHERE table_type = '" + base + "' AND lower(table_schema) NOT IN ('pg_catalog',"
                        + " 'information_schema') ORDER BY 1, 2")) {
            while (rows.next()) {
                found.add("\"" + rows.getString(1) + "\".\"" + rows.getString(2) + "\"");
            }
        }
        return found;
    }
}

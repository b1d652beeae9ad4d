package dev.tidemark.badinput;

import dev.tidemark.Composition;
import dev.tidemark.differential.DatabaseDump;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import dev.tidemark.fixture.TestTerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A project's folder and a database with one table and one row of somebody's, in which one mistake is made. */
final class Scene implements AutoCloseable {
    private final Path folder;
    private final Path home;
    private final TestDatabase database;
    private final Map<String, String> variables = new HashMap<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private @Nullable Connection blockade;
    private String locking = "";
    private @Nullable String url;
    private String user;

    private Scene(Path folder, Path home, TestDatabase database) {
        this.folder = folder;
        this.home = home;
        this.database = database;
        this.user = database.user();
        variables.put("TIDEMARK_HOME", home.toString());
        variables.put("TIDEMARK_PASSWORD", database.password());
        variables.put("TIDEMARK_ENVIRONMENT", "development");
    }

    /** A fresh one below {@code place}. */
    static Scene fresh(Path place, boolean postgres) throws SQLException, IOException {
        Scene scene = new Scene(
                Files.createDirectories(place.resolve("project")),
                Files.createDirectories(place.resolve("home")),
                postgres ? PostgresServer.shared().fresh() : H2Databases.memory());
        scene.run("CREATE TABLE kept (id int PRIMARY KEY)", "INSERT INTO kept VALUES (1)");
        return scene;
    }

    Path folder() {
        return folder;
    }

    /** The folder above, which is none of the project's business. */
    Path outside() {
        return Objects.requireNonNull(folder.getParent());
    }

    TestDatabase database() {
        return database;
    }

    /** Writes a file of the project. */
    Scene file(String name, String text) throws IOException {
        return bytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file of the project. */
    Scene bytes(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, bytes);
        return this;
    }

    /** Names the root changelog, and writes it. */
    Scene root(String name, String text) throws IOException {
        return root(name).file(name, text);
    }

    /** Names the root changelog. */
    Scene root(String name) throws IOException {
        return file("tidemark.yaml", "changelog: " + name + "\ncontexts: ''\n");
    }

    /** A changelog of formatted SQL. */
    Scene sql(String... changesets) throws IOException {
        return root("root.sql", "--liquibase formatted sql\n" + String.join("\n", changesets) + "\n");
    }

    /** Runs statements on the database. */
    Scene run(String... statements) throws SQLException {
        database.run(statements);
        return this;
    }

    /** Connects to that instead. */
    Scene url(String other) {
        url = other;
        return this;
    }

    /** Connects as somebody else. */
    Scene login(String name, String password) {
        user = name;
        variables.put("TIDEMARK_PASSWORD", password);
        return this;
    }

    /** Sets an environment variable. */
    Scene variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Closes something at the end. */
    <T extends AutoCloseable> T keep(T closeable) {
        opened.add(closeable);
        return closeable;
    }

    /** Holds a lock until the question is answered, so that the database can be looked at afterwards. */
    Scene blockade(String lock) throws SQLException {
        blockade = keep(database.connect());
        blockade.setAutoCommit(false);
        locking = lock;
        return this;
    }

    /** What was asked, answered and said. */
    record Answer(int exit, String out, String err) {
        /** All of it with single spaces. */
        String text() {
            return (err + " " + out).replaceAll("\\s+", " ");
        }
    }

    /** Asks the command line. */
    Answer ask(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(Arrays.asList("--project", folder.toString(), "--url", url == null ? database.url() : url));
        if (!user.isEmpty()) {
            all.addAll(List.of("--user", user));
        }
        block();
        TestTerminal terminal = new TestTerminal();
        int exit = new Composition(variables, home)
                .commandLine(terminal, folder)
                .run(all.toArray(String[]::new));
        Answer answer = new Answer(exit, terminal.takeOut(), terminal.takeErr());
        release();
        return answer;
    }

    private void block() {
        Connection holder = blockade;
        if (holder != null) {
            try (Statement statement = holder.createStatement()) {
                statement.execute(locking);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void release() {
        Connection holder = blockade;
        if (holder != null) {
            try {
                holder.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Everything in the database: schema, rows and record. */
    List<String> dump() throws SQLException {
        List<String> lines = new ArrayList<>(DatabaseDump.schema(database));
        for (String table : tables()) {
            texts("SELECT * FROM " + table).stream().sorted().forEach(row -> lines.add(table + " " + row));
        }
        return lines;
    }

    /** The names of the tables, in lower case. */
    List<String> tables() throws SQLException {
        return texts("SELECT lower(table_name) FROM information_schema.tables WHERE lower(table_schema) = 'public'"
                + " AND table_type = 'BASE TABLE' ORDER BY 1");
    }

    /** The ids that are recorded, in their order. */
    List<String> recorded() throws SQLException {
        return tables().contains("databasechangelog")
                ? texts("SELECT id FROM databasechangelog ORDER BY orderexecuted, id")
                : List.of();
    }

    /** Whether somebody holds the changelog lock. */
    boolean locked() throws SQLException {
        return tables().contains("databasechangeloglock") && !texts("SELECT 1 FROM information_schema.columns"
                + " WHERE lower(table_name) = 'databasechangeloglock' AND lower(column_name) = 'locked'").isEmpty()
                && texts("SELECT locked FROM databasechangeloglock").stream()
                        .anyMatch(l -> l.toLowerCase(Locale.ROOT).startsWith("t"));
    }

    /** Each row of a query, its columns joined by commas. */
    List<String> texts(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join(", ", values));
            }
        }
        return found;
    }

    @Override
    public void close() {
        for (AutoCloseable closeable : opened.reversed()) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("What the scene had opened could not be closed", e);
            }
        }
        database.close();
    }
}

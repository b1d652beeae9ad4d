package dev.tidemark.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.Composition;
import dev.tidemark.differential.DatabaseDump;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.h2.tools.RunScript;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One member of a team at work: a copy of the team's files, a database, and a terminal in the project's folder. */
final class Desk implements AutoCloseable {
    private final Team team;
    private final On on;
    private final Path place;
    private final Path project;
    private final TestDatabase database;
    private final TestTerminal terminal = new TestTerminal();
    private final Map<String, String> variables = new HashMap<>();

    private Desk(Team team, On on, Path place, Path project) throws IOException, SQLException {
        this.team = team;
        this.on = on;
        this.place = place;
        this.project = project;
        team.copy(project);
        this.database = on.fresh();
        variables.put("TIDEMARK_HOME", place.resolve("home").toString());
        variables.put("TIDEMARK_PASSWORD", database.password());
    }

    /** A desk of that team, with its files below {@code place}. */
    static Desk of(Team team, On on, Path place) throws IOException, SQLException {
        return new Desk(team, on, place, place.resolve("project"));
    }

    /** The same with the project in a folder of that name. */
    static Desk of(Team team, On on, Path place, String folder) throws IOException, SQLException {
        return new Desk(team, on, place, place.resolve(folder));
    }

    /** A terminal at which a person sits and answers. */
    void answering(String... answers) {
        terminal.answering(answers);
    }

    /** What the person was asked. */
    List<String> questions() {
        return terminal.questions();
    }

    /** Sets an environment variable. */
    void variable(String name, String value) {
        variables.put(name, value);
    }

    /** Leaves an environment variable out. */
    void without(String name) {
        variables.remove(name);
    }

    Path project() {
        return project;
    }

    TestDatabase database() {
        return database;
    }

    /** Writes a file of the project. */
    void file(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }

    /** The text of one of the project's files. */
    String text(String name) throws IOException {
        return Files.readString(project.resolve(name));
    }

    /** Types a command on this database, on a connection for development. */
    Answer tidemark(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--environment", "development"));
        return on(all);
    }

    /** Types a command on this database; nobody says what it is for. */
    Answer protectedly(String... arguments) {
        return on(new ArrayList<>(List.of(arguments)));
    }

    private Answer on(List<String> arguments) {
        arguments.addAll(List.of("--url", database.url(), "--user", database.user()));
        return typed(arguments.toArray(String[]::new));
    }

    /** Types exactly this in the project's folder. */
    Answer typed(String... arguments) {
        int exit = new Composition(variables, place.resolve("home")).commandLine(terminal, project).run(arguments);
        return new Answer(exit, terminal.takeOut(), terminal.takeErr());
    }

    /** What became of a command. */
    record Answer(int exit, String out, String err) {
        /** It ended with that code. */
        Answer exits(int code) {
            assertThat(exit).as(out + err).isEqualTo(code);
            assertThat(err).doesNotContain("Exception").doesNotContain("\tat ");
            return this;
        }

        /** It said all of these, on one or the other stream. */
        Answer says(String... words) {
            String all = (err + " " + out).replaceAll("\\s+", " ");
            assertThat(all).contains(words);
            return this;
        }

        /** The document on standard output. */
        JsonNode json() {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    /** The project opened through the use cases, with all contexts. */
    Opened opened() {
        return Opened.open(database, project, team.root());
    }

    /** The team's revisions in their order, as this product has them. */
    List<String> revisions() {
        return team.revisions().stream()
                .map(id -> team == Team.USERS_AND_TASKS && on == On.H2 && id.equals("003") ? "003-h2" : id)
                .toList();
    }

    /** The schema, in the database's words. */
    List<String> schema() throws SQLException {
        return DatabaseDump.schema(database);
    }

    /** Each row of a query, its columns joined by commas. */
    List<String> rows(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join(", ", values));
            }
        }
        return found;
    }

    /** How many rows a table has. */
    int count(String table) throws SQLException {
        return Integer.parseInt(rows("SELECT count(*) FROM " + table).getFirst());
    }

    /** The names of the tables, Liquibase's own left out. */
    List<String> tables() throws SQLException {
        return rows("SELECT lower(table_name) FROM information_schema.tables WHERE lower(table_schema) = 'public'"
                + " AND lower(table_name) NOT LIKE 'databasechangelog%' ORDER BY 1");
    }

    /** The names of a table's columns in their order. */
    List<String> columns(String table) throws SQLException {
        return rows("SELECT lower(column_name) FROM information_schema.columns WHERE lower(table_schema) = 'public'"
                + " AND lower(table_name) = '" + table + "' ORDER BY ordinal_position");
    }

    /** The ids that are recorded, in the order of execution. */
    List<String> recorded() throws SQLException {
        boolean there = !rows("SELECT 1 FROM information_schema.tables WHERE lower(table_name) = 'databasechangelog'")
                .isEmpty();
        return there ? rows("SELECT id FROM databasechangelog ORDER BY orderexecuted") : List.of();
    }

    /** Runs one of the project's files, a statement a line, as the application or a person would have. */
    void run(String name) throws IOException, SQLException {
        database.run(text(name).lines().filter(l -> !l.isBlank()).toArray(String[]::new));
    }

    /** Runs a script as a program would, through JDBC; on H2 by its own tool, which takes scripts apart. */
    void execute(String script) throws SQLException, IOException {
        if (on == On.POSTGRESQL) {
            database.run(script.replaceAll("(?m)^\\\\.*$", ""));
            return;
        }
        Path file = Files.writeString(place.resolve("script.sql"), script);
        RunScript.execute(
                database.url(), database.user(), database.password(), file.toString(), StandardCharsets.UTF_8, false);
    }

    /** Runs a script by PostgreSQL's own client; gives its exit code. */
    int psql(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(place.resolve("psql.sql"), script);
        ProcessBuilder builder = new ProcessBuilder(
                "psql", "-X", "-q", "-h", "localhost", "-p", String.valueOf(PostgresServer.shared().port()), "-U",
                database.user(), "-f", file.toString(), ((PostgresDatabase) database).name())
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("psql.txt").toFile());
        builder.environment().put("PGPASSWORD", database.password());
        return builder.start().waitFor();
    }

    /** What PostgreSQL's own client said last. */
    String psqlSaid() throws IOException {
        return Files.readString(place.resolve("psql.txt"));
    }

    @Override
    public void close() {
        database.close();
    }
}

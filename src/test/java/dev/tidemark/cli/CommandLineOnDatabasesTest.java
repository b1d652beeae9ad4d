package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.tidemark.Composition;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import dev.tidemark.fixture.TestTerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every verb on real databases, from a folder that is not the project's own. */
@ExtendWith(LeakCheck.class)
class CommandLineOnDatabasesTest {
    private static final String USERS = """
            --changeset ann:users
            --comment: People
            CREATE TABLE users (id int PRIMARY KEY, name varchar(50) DEFAULT 'a;b');
            --rollback DROP TABLE users;""";
    private static final String TASKS = """
            --changeset ann:tasks
            CREATE TABLE tasks (id int PRIMARY KEY, title varchar(50));
            --rollback DROP TABLE tasks;""";
    private static final String PRIORITY = """
            --changeset bob:priority
            ALTER TABLE tasks ADD COLUMN priority int;
            --rollback ALTER TABLE tasks DROP COLUMN priority;""";

    @TempDir
    Path elsewhere = Path.of("");

    @TempDir
    Path project = Path.of("");

    private final TestTerminal terminal = new TestTerminal();

    enum Kind {
        H2_MEMORY, H2_FILE, POSTGRES;

        TestDatabase fresh(Path folder) throws SQLException {
            return switch (this) {
                case H2_MEMORY -> H2Databases.memory();
                case H2_FILE -> H2Databases.file(folder);
                case POSTGRES -> PostgresServer.shared().fresh();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void upAndDownAndTheRecordBetween(Kind kind) throws Exception {
        try (TestDatabase database = fresh(kind)) {
            changelog(USERS, TASKS, PRIORITY);

            assertThat(run(database, "status", "--json")).isZero();
            JsonNode empty = json();
            assertThat(empty.path("current").isNull()).isTrue();
            assertThat(empty.path("counts").path("pending").asInt()).isEqualTo(3);

            assertThat(run(database, "plan", "tasks", "--output", "plan.json")).isZero();
            assertThat(run(database, "upgrade", "--plan", "plan.json", "--yes", "--json")).isZero();
            assertThat(json().path("done")).hasSize(2);
            assertThat(run(database, "upgrade", "--plan", "plan.json", "--yes")).isEqualTo(5);
            assertThat(terminal.takeErr()).contains("history changed");

            assertThat(run(database, "upgrade", "--yes")).isZero();
            assertThat(run(database, "tag", "v1", "--yes")).isZero();
            assertThat(run(database, "rollback", "-1", "--yes")).isEqualTo(5);
            assertThat(run(database, "rollback", "-1", "--yes", "--allow-data-loss")).isZero();
            assertThat(run(database, "stamp", "head", "--yes")).isZero();
            assertThat(run(database, "history", "--json")).isZero();
            JsonNode revisions = json().path("revisions");
            assertThat(revisions.get(0).path("comments").asString()).isEqualTo("People");
            assertThat(revisions.get(2).path("state").asString()).isEqualTo("recordedOnly");
            assertThat(run(database, "stamp", "base", "--yes")).isZero();
            assertThat(run(database, "current", "--json")).isZero();
            JsonNode counts = json().path("counts");
            assertThat(counts.path("pending").asInt()).as("%s", counts).isEqualTo(1);
            assertThat(counts.path("unrecorded").asInt()).as("%s", counts).isEqualTo(2);

            assertThat(run(database, "log", "--json")).isZero();
            assertThat(json().path("runs")).hasSize(6)
                    .allSatisfy(r -> assertThat(r.path("outcome").asString()).isEqualTo("completed"));
            assertThat(run(database, "recover")).isEqualTo(5);
            assertThat(terminal.takeOut()).contains("tasks");
        }
    }

    @ParameterizedTest
    @EnumSource
    void lookingCreatesNothing(Kind kind) throws Exception {
        try (TestDatabase database = fresh(kind)) {
            changelog(USERS);
            for (String verb : List.of("status", "history", "plan head", "script base:head", "recover", "log")) {
                assertThat(run(database, verb.split(" "))).isZero();
            }

            assertThat(tables(database)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFingerprintOfAnotherPlanIsRefused(Kind kind) throws Exception {
        try (TestDatabase database = fresh(kind)) {
            changelog(USERS);
            run(database, "plan", "head", "--json");
            String fingerprint = json().path("fingerprint").asString();
            changelog(USERS, TASKS);

            assertThat(run(database, "upgrade", "--yes", "--fingerprint", fingerprint, "--json")).isEqualTo(5);
            assertThat(json().path("error").path("what").asString()).contains("the changelog files changed");
            assertThat(tables(database)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureDoesNotRepeatThePasswordInItsStatement(Kind kind) throws Exception {
        try (TestDatabase database = fresh(kind)) {
            changelog("--changeset ann:login\nCREATE LOGIN app PASSWORD 'hunter2';");
            run(database, "plan", "--json");
            String fingerprint = json().path("fingerprint").asString();

            assertThat(run(database, "upgrade", "--yes", "--fingerprint", fingerprint, "--json")).isEqualTo(1);
            JsonNode failure = json().path("failure");
            assertThat(failure.path("statement").asString()).isEqualTo("CREATE LOGIN app PASSWORD '***'");
            assertThat(failure.toString()).doesNotContain("hunter2");
            assertThat(run(database, "upgrade", "--yes", "--fingerprint", fingerprint)).isNotZero();
            assertThat(terminal.takeErr()).doesNotContain("hunter2");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisabledOnOs(OS.WINDOWS)
    void plansAndScriptsAreTheirOwnersOnly(Kind kind) throws Exception {
        try (TestDatabase database = fresh(kind)) {
            changelog(USERS);
            assertThat(run(database, "plan", "head", "--output", "plan.json")).isZero();
            assertThat(run(database, "script", "base:head", "--output", "up.sql")).isZero();
            for (String name : List.of("plan.json", "up.sql")) {
                assertThat(Files.getPosixFilePermissions(elsewhere.resolve(name)))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProtectedDatabaseWantsItsName(Kind kind) throws Exception {
        try (TestDatabase database = fresh(kind)) {
            changelog(USERS);
            assertThat(run(database, "upgrade", "--yes", "--environment", "production")).isEqualTo(5);
            run(database, "status", "--json");
            String name = json().path("database").path("name").asString();
            assertThat(run(database, "upgrade", "--confirm", name, "--environment", "production")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void contextsAreNotGuessed(Kind kind) throws Exception {
        try (TestDatabase database = fresh(kind)) {
            changelog(USERS, TASKS.replace("ann:tasks", "ann:tasks context:test"));

            assertThat(run(database, "upgrade", "--yes")).isEqualTo(5);
            assertThat(terminal.takeErr()).contains("test");
            assertThat(run(database, "upgrade", "--yes", "--contexts", "prod")).isZero();
            assertThat(tables(database)).contains("USERS").doesNotContain("TASKS");
            assertThat(run(database, "upgrade", "--yes", "--contexts", "")).isZero();
            assertThat(tables(database)).contains("TASKS");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHeldLockIsAnsweredAtOnceAndCanBeReleased(Kind kind) throws Exception {
        try (TestDatabase database = fresh(kind)) {
            changelog(USERS);
            run(database, "upgrade", "--yes");
            changelog(USERS, TASKS);
            database.run(
                    "UPDATE DATABASECHANGELOGLOCK SET LOCKED = TRUE, LOCKGRANTED = CURRENT_TIMESTAMP, LOCKEDBY = 'build7'");

            assertThat(run(database, "upgrade", "--yes")).isEqualTo(6);
            assertThat(terminal.takeErr()).contains("build7");
            assertThat(run(database, "recover")).isEqualTo(6);
            assertThat(run(database, "recover", "--release-lock")).isEqualTo(5);
            assertThat(run(database, "recover", "--release-lock", "--yes")).isZero();
            assertThat(run(database, "upgrade", "--yes")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureSaysWhereAndWhatIsCommitted(Kind kind) throws Exception {
        try (TestDatabase database = fresh(kind)) {
            changelog(USERS, "--changeset ann:bad\nINSERT INTO nowhere VALUES (1);");

            assertThat(run(database, "upgrade", "--yes", "--json")).isEqualTo(1);
            JsonNode failure = json().path("failure");
            assertThat(failure.path("revision").asString()).isEqualTo("root.sql::bad::ann");
            assertThat(failure.path("statement").asString()).contains("nowhere");
            assertThat(failure.path("sqlState").asString()).hasSize(5);
            assertThat(failure.path("databaseState").asString()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aScriptRunsWhereTheDatabaseStandsAtItsBeginningAndNowhereElse(Kind kind) throws Exception {
        try (TestDatabase database = fresh(kind)) {
            changelog(USERS, TASKS, PRIORITY);
            String product = kind == Kind.POSTGRES ? "postgresql" : "h2";
            String up = script(database, "script", "base:head", "--offline", product);
            String down = script(database, "script", "head:users", "--offline", product);

            assertThatThrownBy(() -> execute(kind, database, down)).isInstanceOf(SQLException.class);
            assertThat(tables(database)).doesNotContain("TASKS");
            execute(kind, database, up);
            assertThat(tables(database)).contains("USERS", "TASKS");
            assertThatThrownBy(() -> execute(kind, database, up)).hasMessageContaining("Tidemark");

            assertThat(run(database, "status", "--json")).isZero();
            JsonNode status = json();
            assertThat(status.path("counts").path("applied").asInt()).isEqualTo(3);
            assertThat(status.path("current").path("id").asString()).isEqualTo("priority");
            execute(kind, database, down);
            assertThat(tables(database)).contains("USERS").doesNotContain("TASKS");
            assertThatThrownBy(() -> execute(kind, database, down)).hasMessageContaining("Tidemark");

            execute(kind, database, script(database, "script", ":+1"));
            assertThat(tables(database)).contains("TASKS");
            execute(kind, database, script(database, "script", ":-1"));
            assertThatThrownBy(() -> execute(kind, database, script(database, "script", "tasks:head")))
                    .hasMessageContaining("Tidemark");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aScriptStopsAtAHeldLock(Kind kind) throws Exception {
        try (TestDatabase database = fresh(kind)) {
            changelog(USERS, TASKS);
            run(database, "upgrade", "users", "--yes");
            String script = script(database, "script");
            database.run("UPDATE DATABASECHANGELOGLOCK SET LOCKED = TRUE");

            assertThatThrownBy(() -> execute(kind, database, script)).hasMessageContaining("lock is held");
            assertThat(tables(database)).doesNotContain("TASKS");
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsFromAFileAreInTheScript(Kind kind) throws Exception {
        try (TestDatabase database = fresh(kind)) {
            new ChangelogFolder(project)
                    .file("people.csv", "id,name\n1,O'Hara\n2,NULL\n")
                    .file("root.yaml", """
                            databaseChangeLog:
                              - changeSet:
                                  id: people
                                  author: ann
                                  changes:
                                    - createTable:
                                        tableName: people
                                        columns:
                                          - column: {name: id, type: int}
                                          - column: {name: name, type: varchar(50)}
                                    - loadData:
                                        file: people.csv
                                        tableName: people
                                        columns:
                                          - column: {name: id, type: numeric}
                                          - column: {name: name, type: string}
                            """)
                    .file("tidemark.yaml", "changelog: root.yaml\n");
            execute(kind, database, script(database, "script", "base:head"));

            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT name FROM people ORDER BY id")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("O'Hara");
                rows.next();
                assertThat(rows.getString(1)).isNull();
            }
        }
    }

    @Test
    void bodiesOfFunctionsAndWhatAvoidsTransactionsKeepTheirShapeOnPostgres() throws Exception {
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            changelog(USERS, """
                    --changeset ann:fun splitStatements:false
                    CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;
                    --rollback DROP FUNCTION f;""", """
                    --changeset ann:ix runInTransaction:false
                    CREATE INDEX CONCURRENTLY ix ON users (name);
                    --rollback DROP INDEX ix;""", TASKS);
            String script = script(database, "script", "base:head");
            assertThat(script).contains("PERFORM 1; RETURN 2;");
            assertThat(script.indexOf("COMMIT;")).isLessThan(script.indexOf("CONCURRENTLY"))
                    .isGreaterThan(script.indexOf("PERFORM"));
            Path file = Files.writeString(elsewhere.resolve("up.sql"), script);

            assertThat(psql(database, file)).as("psql").isZero();
            assertThat(tables(database)).contains("USERS", "TASKS");
            assertThat(psql(database, file)).as("psql stops at the guard").isEqualTo(3);
            run(database, "status", "--json");
            assertThat(json().path("counts").path("applied").asInt()).isEqualTo(4);
        }
    }

    @Test
    void secretsOfTheEnvironmentStandNowhere() throws Exception {
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            changelog(USERS,
                    "--changeset ann:role\nCREATE ROLE r_" + database.name()
                            + " PASSWORD 'hunter2';\n--rollback DROP ROLE r_"
                            + database.name() + ";");
            Map<String, String> variables = variables(database);
            variables.remove("TIDEMARK_PASSWORD");
            variables.put("DATABASE_URL", database.url().replace("jdbc:", "").replace("//", "//postgres:postgres@"));
            int code = new Composition(variables, elsewhere).commandLine(terminal, elsewhere)
                    .run("upgrade", "--project", project.toString(), "--environment", "development", "--yes",
                            "--verbose");

            assertThat(code).isZero();
            assertThat(terminal.takeErr() + terminal.takeOut()).doesNotContain("postgres:postgres");
            try (Stream<Path> files = Files.walk(elsewhere)) {
                assertThat(files.filter(Files::isRegularFile)).isNotEmpty()
                        .allSatisfy(f -> assertThat(Files.readString(f)).doesNotContain("hunter2")
                                .doesNotContain("postgres:postgres"));
            }
            run(database, "rollback", "-1", "--yes", "--allow-data-loss");
        }
    }

    @Test
    void whatCannotBeReachedIsSaidInSentences() {
        TestTerminal here = terminal;
        int code =
                new Composition(Map.of("TIDEMARK_HOME", elsewhere.toString()), elsewhere).commandLine(here, elsewhere)
                        .run("status", "--url", "postgresql://ann@localhost:1/none", "--json");

        assertThat(code).isEqualTo(1);
        assertThat(json().path("error").path("advice").asString()).isNotEmpty();
        assertThat(here.takeErr()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    private TestDatabase fresh(Kind kind) throws SQLException {
        TestDatabase database = kind.fresh(elsewhere);
        if (kind == Kind.H2_FILE) {
            database.run("SELECT 1");
        }
        return database;
    }

    private void changelog(String... changesets) {
        new ChangelogFolder(project).sql(changesets).file("tidemark.yaml", "changelog: root.sql\n");
    }

    private Map<String, String> variables(TestDatabase database) {
        Map<String, String> variables = new HashMap<>();
        variables.put("TIDEMARK_HOME", elsewhere.resolve("home").toString());
        variables.put("TIDEMARK_PASSWORD", database.password());
        variables.put("TIDEMARK_ENVIRONMENT", "development");
        return variables;
    }

    private int run(TestDatabase database, String... arguments) {
        String[] all = Stream.concat(
                Stream.of(arguments),
                Stream.of("--project", project.toString(), "--url", database.url(), "--user", database.user()))
                .toArray(String[]::new);
        terminal.takeOut();
        return new Composition(variables(database), elsewhere).commandLine(terminal, elsewhere).run(all);
    }

    private String script(TestDatabase database, String... arguments) {
        assertThat(run(database, arguments)).as(terminal.takeErr()).isZero();
        return terminal.takeOut();
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(terminal.takeOut());
    }

    private void execute(Kind kind, TestDatabase database, String script) throws SQLException, IOException {
        if (kind == Kind.POSTGRES) {
            database.run(script.replaceAll("(?m)^\\\\.*$", ""));
        } else {
            Path file = Files.writeString(elsewhere.resolve("script.sql"), script);
            RunScript.execute(
                    database.url(), database.user(), database.password(), file.toString(), StandardCharsets.UTF_8,
                    false);
        }
    }

    private int psql(PostgresDatabase database, Path file) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "psql", "-X", "-q", "-h", "localhost", "-p", String.valueOf(PostgresServer.shared().port()), "-U",
                database.user(), "-f", file.toString(), database.name())
                .redirectErrorStream(true)
                .redirectOutput(elsewhere.resolve("psql.txt").toFile());
        builder.environment().put("PGPASSWORD", database.password());
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            return abort("NOT TESTED: there is no psql on this machine, so the script was not run by it");
        }
    }

    private static List<String> tables(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT UPPER(table_name) FROM information_schema.tables WHERE"
                        + " UPPER(table_schema) = 'PUBLIC'")) {
            List<String> found = new java.util.ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}

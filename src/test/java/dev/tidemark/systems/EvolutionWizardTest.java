package dev.tidemark.systems;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.Composition;
import dev.tidemark.Launcher;
import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FillProgress;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.domain.changelog.FileNames;
import dev.tidemark.domain.plan.Fill;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
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
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The to-do wizard: every kind of change that its revisions make, up, down and up again. */
@ExtendWith(LeakCheck.class)
class EvolutionWizardTest {
    private static final Path PROJECT = Path.of("src/test/resources/systems/evolution-wizard").toAbsolutePath();
    private static final AtomicInteger FACTS = new AtomicInteger();
    private static final int MESSAGES = 25_000;

    /** The titles from which the files got their names. */
    private static final List<String> TITLES = List.of(
            "Users, tasks and messages", "User preferences", "Conversations", "Let tasks recur",
            "Turn the role of messages into text", "Newest tasks of a user first",
            "Fill the priority of every task from its old name", "Subtasks, and tasks that point both ways",
            "Count the length of messages", "Drop the notes of tasks");

    @TempDir
    Path place = Path.of("");

    /** On which product. */
    enum Server {
        H2, POSTGRESQL;

        TestDatabase fresh() throws SQLException {
            return this == H2 ? H2Databases.memory() : PostgresServer.shared().fresh();
        }

        /** How many revisions are meant for it; the type of roles is PostgreSQL's only. */
        int revisions() {
            return this == H2 ? 17 : 18;
        }

        String numbers(int to) {
            return this == H2 ? "SYSTEM_RANGE(1, " + to + ")" : "generate_series(1, " + to + ") AS s(x)";
        }
    }

    @AfterAll
    static void count() {
        System.out.println("Systems, EvolutionWizard: " + FACTS.get() + " facts on H2 and POSTGRESQL, "
                + Server.POSTGRESQL.revisions() + " revisions up, down and up again, " + MESSAGES + " rows in batches");
    }

    private static Opened open(TestDatabase database) {
        return Opened.open(database, PROJECT, "db/changelog.yaml");
    }

    /** The people's rows, as they are when the first file has run. */
    private static void live(Server server, TestDatabase database) throws SQLException {
        boolean enumeration = server == Server.POSTGRESQL
                && !rows(database, "SELECT 1 FROM pg_type WHERE typname = 'message_role'").isEmpty();
        database.run(
                "INSERT INTO users (id, email, name) VALUES ('u1', 'eve@example.org', 'Eve'), ('u2', 'bo@example.org', NULL)",
                "INSERT INTO tasks (user_id, title, notes, priority) VALUES ('u1', 'Buy milk', 'the blue one', 'high'),"
                        + " ('u1', 'Call', NULL, 'medium'), ('u2', 'Rest', 'soon', 'low'), ('u2', 'Think', NULL, NULL)",
                "INSERT INTO messages (user_id, role, text) SELECT 'u1', CAST(CASE MOD(x, 3) WHEN 0 THEN 'user' WHEN 1"
                        + " THEN 'assistant' ELSE 'system' END AS "
                        + (enumeration ? "message_role" : "VARCHAR")
                        + "), CASE WHEN MOD(x, 50) = 0 THEN NULL ELSE 'message ' || x END FROM "
                        + server.numbers(MESSAGES));
    }

    private static List<String> rows(TestDatabase database, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join(" ", values));
            }
        }
        return found;
    }

    private static void completed(RunOutcome outcome) {
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.result()).isEqualTo(Result.COMPLETED);
    }

    private static void fact() {
        FACTS.incrementAndGet();
    }

    @ParameterizedTest
    @EnumSource
    void everythingGoesUpDownAndUpAgainToTheSameSchema(Server server) throws SQLException {
        try (TestDatabase database = server.fresh(); Opened opened = open(database)) {
            completed(opened.upgrade("head"));
            List<String> head = SchemaText.of(database);
            assertThat(head).hasSizeGreaterThan(50)
                    .noneMatch(line -> line.toLowerCase(java.util.Locale.ROOT).contains("tidemark"));

            completed(opened.rollback("base"));
            assertThat(SchemaText.of(database)).isEmpty();

            completed(opened.upgrade("head"));
            assertThat(SchemaText.of(database)).isEqualTo(head);
            assertThat(rows(database, "SELECT COUNT(*) FROM databasechangelog"))
                    .containsExactly("" + server.revisions());
            fact();
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachRevisionGoesUpDownAndUpAgainOverLivingRows(Server server) throws SQLException {
        try (TestDatabase database = server.fresh(); Opened opened = open(database)) {
            completed(opened.upgrade("3f1a0c27b9d4-3"));
            live(server, database);
            for (int i = server.revisions() - 15; i < server.revisions(); i++) {
                List<String> before = SchemaText.of(database);
                completed(opened.upgrade("+1"));
                List<String> after = SchemaText.of(database);
                completed(opened.rollback("-1"));
                assertThat(SchemaText.of(database)).as("revision " + (i + 1) + " undone").isEqualTo(before);
                completed(opened.upgrade("+1"));
                assertThat(SchemaText.of(database)).as("revision " + (i + 1) + " again").isEqualTo(after);
                fact();
            }
            assertThat(rows(database, "SELECT COUNT(*), COUNT(text_length) FROM messages"))
                    .containsExactly(MESSAGES + " " + MESSAGES);
            assertThat(rows(database,
                    "SELECT COUNT(*) FROM messages WHERE text_length <> CHAR_LENGTH(COALESCE(text, ''))"))
                    .containsExactly("0");
            completed(opened.rollback("3f1a0c27b9d4-3"));
            assertThat(rows(database, "SELECT COUNT(*) FROM messages")).containsExactly("" + MESSAGES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rolesStayWhatTheyAreAsEnumerationAsTextAndBack(Server server) throws SQLException {
        String roles = "SELECT role, COUNT(*) FROM messages GROUP BY role ORDER BY CAST(role AS VARCHAR(20))";
        try (TestDatabase database = server.fresh(); Opened opened = open(database)) {
            completed(opened.upgrade("b4e6f1097c33"));
            live(server, database);
            List<String> before = rows(database, roles);
            completed(opened.upgrade("4b91ce60aa18"));
            assertThat(rows(database, roles)).isEqualTo(before).hasSize(3);
            database.run("INSERT INTO messages (user_id, role, text) VALUES ('u1', 'tool', 'a new role')");

            Plan back = opened.plan(PlanRequest.rollback(Target.parse("-1")));
            RunOutcome failed = opened.run(back);
            assertThat(failed.result()).as("a role that the enumeration lacks").isEqualTo(Result.FAILED);
            assertThat(requireNonNull(failed.failure()).databaseState())
                    .contains("This revision was undone completely.");
            database.run("DELETE FROM messages WHERE role = 'tool'");

            completed(opened.rollback("-1"));
            assertThat(rows(database, roles)).isEqualTo(before);
            assertThat(SchemaText.of(database)).anyMatch(line -> line.contains("user,assistant,system"));
            fact();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTaskGetsThePriorityThatItsNameSays(Server server) throws SQLException {
        try (TestDatabase database = server.fresh(); Opened opened = open(database)) {
            completed(opened.upgrade("0c9ad3ff4e21"));
            live(server, database);
            completed(opened.upgrade("f07a6583d2b0-4"));
            assertThat(rows(database, "SELECT t.title, p.name FROM tasks t JOIN priorities p ON p.id = t.priority_id"
                    + " ORDER BY t.title"))
                    .containsExactly("Buy milk high", "Call medium", "Rest low", "Think medium");
            assertThat(SchemaText.of(database).toString().toLowerCase(java.util.Locale.ROOT))
                    .contains("ix_tasks_user_id_created_at").contains("desc");
            fact();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tasksAndSubtasksPointAtEachOtherAndAreTakenApartAgain(Server server) throws SQLException {
        try (TestDatabase database = server.fresh(); Opened opened = open(database)) {
            completed(opened.upgrade("0c9ad3ff4e21"));
            live(server, database);
            completed(opened.upgrade("28ce3d51e9f7-2"));
            database.run("INSERT INTO subtasks (task_id, title) SELECT id, 'first step' FROM tasks",
                    "UPDATE tasks SET next_subtask_id = (SELECT s.id FROM subtasks s WHERE s.task_id = tasks.id)");
            assertThat(rows(database, "SELECT COUNT(*) FROM tasks t JOIN subtasks s ON s.id = t.next_subtask_id AND"
                    + " s.task_id = t.id")).containsExactly("4");
            database.run("DELETE FROM users WHERE id = 'u2'");
            assertThat(rows(database, "SELECT COUNT(*) FROM subtasks")).containsExactly("2");

            completed(opened.rollback("f07a6583d2b0-4"));
            assertThat(SchemaText.of(database).toString()).doesNotContainIgnoringCase("subtask");
            assertThat(rows(database, "SELECT COUNT(*) FROM tasks")).containsExactly("2");
            fact();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLargeTableIsFilledInBatchesPausedAndGoneOnWith(Server server) throws SQLException {
        try (TestDatabase database = server.fresh(); Opened opened = open(database)) {
            completed(opened.upgrade("28ce3d51e9f7-2"));
            live2(server, database);
            CancelToken cancel = new CancelToken();
            Plan plan = opened.plan(PlanRequest.upgrade(Target.parse("head")));
            Fill fill = requireNonNull(plan.steps().get(1).conditions().fill());
            assertThat(fill.range()).isEqualTo(new Fill.Range("messages", "id", 10_000));
            RunOutcome paused = opened.run(plan, new Agreement(true, null, true), new RunListener() {
                @Override
                public void batchEnded(Step step, FillProgress progress) {
                    cancel.afterBatch();
                }
            }, cancel);
            assertThat(paused.result()).isEqualTo(Result.CANCELLED);
            assertThat(requireNonNull(paused.failure()).databaseState())
                    .contains("1 of 4 steps are committed", "after 1 batch: 10,000 of about 25,000 rows");
            assertThat(rows(database, "SELECT COUNT(text_length) FROM messages")).containsExactly("10000");
            database.run("UPDATE messages SET text_length = -1 WHERE id = 5"); // what is done is not done again

            completed(opened.upgrade("head"));
            assertThat(rows(database, "SELECT text_length FROM messages WHERE id = 5")).containsExactly("-1");
            assertThat(SchemaText.of(database).toString()).doesNotContainIgnoringCase("tidemark");
            fact();
        }
    }

    /** The same rows when roles are text already. */
    private static void live2(Server server, TestDatabase database) throws SQLException {
        database.run("INSERT INTO users (id, email) VALUES ('u1', 'eve@example.org')",
                "INSERT INTO messages (user_id, role, text) SELECT 'u1', 'user', 'message ' || x FROM "
                        + server.numbers(MESSAGES));
    }

    @ParameterizedTest
    @EnumSource
    void theColumnThatHoldsNotesIsDroppedOnlyWhereItsLossWasAgreedTo(Server server) throws SQLException {
        try (TestDatabase database = server.fresh(); Opened opened = open(database)) {
            completed(opened.upgrade("d2f48370b15c-3"));
            database.run("INSERT INTO users (id, email) VALUES ('u1', 'eve@example.org')",
                    "INSERT INTO tasks (user_id, title, notes, priority_id) VALUES ('u1', 'Buy milk', 'the blue one', 3)");
            Plan plan = opened.plan(PlanRequest.upgrade(Target.parse("head")));
            assertThat(plan.losses()).extracting(Risk::message).singleElement().asString()
                    .containsIgnoringCase("Drops the column").containsIgnoringCase("tasks.notes");
            RunOutcome refused = opened.run(
                    plan, new Agreement(true, null, false), RunListener.SILENT, new CancelToken());
            assertThat(refused.result()).isEqualTo(Result.REFUSED);
            assertThat(requireNonNull(refused.failure()).what()).containsIgnoringCase("tasks.notes");
            assertThat(rows(database, "SELECT notes FROM tasks")).containsExactly("the blue one");

            completed(opened.run(plan));
            Plan back = opened.plan(PlanRequest.rollback(Target.parse("-1")));
            assertThat(back.notes()).anySatisfy(note -> assertThat(note)
                    .contains("does not bring back what it deleted").containsIgnoringCase("tasks.notes"));
            completed(opened.run(back));
            assertThat(rows(database, "SELECT notes FROM tasks")).containsExactly("null");
            fact();
        }
    }

    @Test
    void theFilesAreCalledAsTheTemplateSays() throws IOException {
        Opened.project(PROJECT, "db/changelog.yaml", "");
        FileNames names = new FileNames("%(year)d%(month).2d%(day).2d_%(hour).2d%(minute).2d_%(rev)s_%(slug)s");
        assertThat(Files.readString(PROJECT.resolve("tidemark.yaml"))).contains(names.template());
        List<String> files;
        try (Stream<Path> found = Files.list(PROJECT.resolve("db/versions"))) {
            files = found.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        }
        assertThat(files).hasSameSizeAs(TITLES);
        for (int i = 0; i < files.size(); i++) {
            String file = files.get(i);
            LocalDateTime at = LocalDateTime.parse(
                    file.replaceFirst("(\\d{4})(\\d\\d)(\\d\\d)_(\\d\\d)(\\d\\d)_.*", "$1-$2-$3T$4:$5"));
            String rev = file.substring(14, 26);
            String ending = file.substring(file.lastIndexOf('.') + 1);
            assertThat(names.name(new FileNames.Naming(at, rev, TITLES.get(i), i), ending, n -> false))
                    .isEqualTo(file);
            assertThat(Files.readString(PROJECT.resolve("db/versions").resolve(file))).contains(rev);
        }
        fact();
    }

    @ParameterizedTest
    @EnumSource
    void theCommandLineGoesUpDownAndUpAgainToo(Server server) throws SQLException, IOException {
        try (TestDatabase database = server.fresh()) {
            TestTerminal terminal = new TestTerminal();
            assertThat(tidemark(terminal, database, "upgrade", "d2f48370b15c-1", "--yes")).isZero();
            live2(server, database);
            assertThat(tidemark(terminal, database, "plan", "head")).isZero();
            assertThat(terminal.takeOut()).contains("In batches of 10,000 rows of messages by id",
                    "For each batch, in a transaction of its own:", "SELECT id FROM messages WHERE id >= ?");
            assertThat(tidemark(terminal, database, "upgrade", "head", "--yes")).isEqualTo(5);
            assertThat(terminal.takeErr()).containsIgnoringCase("tasks.notes");
            assertThat(tidemark(terminal, database, "upgrade", "head", "--yes", "--allow-data-loss")).isZero();
            assertThat(terminal.takeErr()).contains("batch 1: 10,000 of about 25,000 rows (40%)");
            List<String> head = SchemaText.of(database);

            assertThat(tidemark(terminal, database, "plan", "base", "--json")).isZero();
            assertThat(json(terminal).path("notes").toString()).contains("does not bring back what it deleted");
            assertThat(tidemark(terminal, database, "rollback", "base", "--yes")).isEqualTo(5);
            assertThat(tidemark(terminal, database, "rollback", "base", "--yes", "--allow-data-loss")).isZero();
            assertThat(SchemaText.of(database)).isEmpty();
            assertThat(tidemark(terminal, database, "upgrade", "--yes", "--allow-data-loss", "--json")).isZero();
            assertThat(json(terminal).path("done")).hasSize(server.revisions());
            assertThat(SchemaText.of(database)).isEqualTo(head);
            fact();
        }
    }

    private static JsonNode json(TestTerminal terminal) {
        return JsonMapper.builder().build().readTree(terminal.takeOut());
    }

    private int tidemark(TestTerminal terminal, TestDatabase database, String... arguments) {
        terminal.takeOut();
        terminal.takeErr();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--project", PROJECT.toString(), "--url", database.url(), "--user", database.user()));
        Map<String, String> variables = new HashMap<>();
        variables.put("TIDEMARK_HOME", place.resolve("home").toString());
        variables.put("TIDEMARK_PASSWORD", database.password());
        return new Composition(variables, place).commandLine(terminal, place).run(all.toArray(String[]::new));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void controlCPausesAFillAndTheNextUpgradeGoesOn() throws SQLException, IOException, InterruptedException {
        try (TestDatabase database = Server.POSTGRESQL.fresh()) {
            TestTerminal terminal = new TestTerminal();
            assertThat(tidemark(terminal, database, "upgrade", "d2f48370b15c-1", "--yes")).isZero();
            live2(Server.POSTGRESQL, database);
            Path said = place.resolve("said.txt");
            try (Connection other = database.connect(); Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("SELECT * FROM messages WHERE id = 15000 FOR UPDATE");
                Process program = program(database, said);
                while (program.isAlive() && rows(database, "SELECT 1 FROM pg_stat_activity WHERE wait_event_type ="
                        + " 'Lock' AND datname = current_database()").isEmpty()) {
                    LockSupport.parkNanos(5_000_000);
                }
                for (int i = 0; i < 2; i++) {
                    new ProcessBuilder("kill", "-INT", String.valueOf(program.pid())).start().waitFor();
                    LockSupport.parkNanos(100_000_000);
                }
                assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(program.exitValue()).as(Files.readString(said)).isEqualTo(130);
                other.rollback();
            }
            assertThat(Files.readString(said)).contains("after 1 batch: 10,000 of about 25,000 rows are done and stay",
                    "the next upgrade goes on from there");
            assertThat(rows(database, "SELECT COUNT(text_length) FROM messages")).containsExactly("10000");
            assertThat(tidemark(terminal, database, "upgrade", "--yes", "--allow-data-loss")).isZero();
            assertThat(rows(database, "SELECT COUNT(text_length) FROM messages")).containsExactly("" + MESSAGES);
            fact();
        }
    }

    private Process program(TestDatabase database, Path said) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), Launcher.class.getName(), "upgrade", "--yes",
                "--allow-data-loss", "--project", PROJECT.toString(), "--url", database.url(), "--user",
                database.user());
        builder.environment().put("TIDEMARK_HOME", place.resolve("home").toString());
        builder.environment().put("TIDEMARK_PASSWORD", database.password());
        return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }

    @Test
    void whatTheScriptRunsIsTheOneStatement() throws SQLException, IOException {
        try (TestDatabase database = Server.H2.fresh()) {
            TestTerminal terminal = new TestTerminal();
            assertThat(tidemark(terminal, database, "script", "base:head")).isZero();
            assertThat(terminal.takeOut().getBytes(StandardCharsets.UTF_8)).asString()
                    .contains("Tidemark would run it in batches")
                    .contains(
                            "UPDATE messages SET text_length = COALESCE(CHAR_LENGTH(text), 0) WHERE text_length IS NULL;")
                    .doesNotContain("tidemark_backfill");
            fact();
        }
    }
}

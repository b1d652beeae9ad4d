package dev.tidemark.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.ForeseeFailures;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The guide's users and tasks: tables that were made by hand, a key of the wrong type, and a day in production. */
@ExtendWith({LeakCheck.class, Tally.class})
class UsersAndTasksTest {
    private static final String WRONG_KEY = """
            --liquibase formatted sql

            --changeset bilal:004
            --comment: Notes of a user
            CREATE TABLE notes (id INTEGER PRIMARY KEY, text VARCHAR(500));
            ALTER TABLE notes ADD COLUMN user_id INTEGER;
            ALTER TABLE notes ADD CONSTRAINT notes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id);
            --rollback DROP TABLE notes;
            """;
    private static final String FAILS = """
            --liquibase formatted sql

            --changeset bilal:004
            --comment: Notes
            CREATE TABLE notes (id INTEGER PRIMARY KEY);
            --rollback DROP TABLE notes;

            --changeset bilal:005
            --comment: No task twice
            CREATE TABLE seen (id INTEGER PRIMARY KEY);
            ALTER TABLE tasks ADD CONSTRAINT tasks_title_key UNIQUE (title);
            --rollback ALTER TABLE tasks DROP CONSTRAINT tasks_title_key;
            --rollback DROP TABLE seen;
            """;

    @TempDir
    Path place = Path.of("");

    @ParameterizedTest
    @EnumSource
    void tablesMadeByHandAreRecognisedMarkedAndGoneOnFrom(On on) throws Exception {
        try (Desk desk = Desk.of(Team.USERS_AND_TASKS, on, place)) {
            desk.run("by-hand/" + on.product() + ".sql");

            desk.tidemark("plan", "head").exits(0).says(
                    "Would fail now: The table users is there already",
                    "revision as applied instead of running it ('tidemark stamp').",
                    "It has every column that this revision gives it: if it is what this revision makes, mark the");
            JsonNode risks = desk.tidemark("plan", "head", "--json").json().path("steps").get(0).path("risks");
            assertThat(risks.toString()).contains("\"fails\"").contains("users").contains("tasks");
            desk.tidemark("upgrade", "--yes").exits(1)
                    .says("already exists", "mark it as applied ('tidemark stamp').",
                            "No step was committed.");
            assertThat(desk.recorded()).isEmpty();
            assertThat(desk.count("tasks")).isEqualTo(2);

            desk.tidemark("stamp", "001", "--yes").exits(0).says("mark as applied db/versions/001_create_users_and_tasks.sql::001::bilal");
            assertThat(desk.recorded()).containsExactly("001");
            assertThat(desk.tidemark("plan", "head").exits(0).out()).doesNotContain("Would fail");
            desk.tidemark("upgrade", "--yes").exits(0).says("Done: 2 revisions");
            assertThat(desk.recorded()).isEqualTo(desk.revisions());
            assertThat(desk.count("tasks")).isEqualTo(2);
            assertThat(desk.columns("tasks")).endsWith("due_at");
        }
    }

    /** What was made by hand and then marked is what the revision would have made. */
    @ParameterizedTest
    @EnumSource
    void whatIsMarkedIsWhatTheRevisionMakes(On on) throws Exception {
        List<String> byHand;
        try (Desk desk = Desk.of(Team.USERS_AND_TASKS, on, place, "by hand")) {
            desk.run("by-hand/" + on.product() + ".sql");
            desk.tidemark("stamp", "001", "--yes").exits(0);
            desk.tidemark("upgrade", "--yes").exits(0);
            desk.database().run("DELETE FROM tasks", "DELETE FROM users");
            byHand = plain(desk.schema());
        }
        try (Desk desk = Desk.of(Team.USERS_AND_TASKS, on, place, "by Tidemark")) {
            desk.tidemark("upgrade", "--yes").exits(0);
            assertThat(plain(desk.schema())).isEqualTo(byHand);
        }
    }

    /** Without the numbers of the rows that were there. */
    private static List<String> plain(List<String> schema) {
        return schema.stream()
                .filter(l -> !l.startsWith("-- "))
                .map(l -> l.replaceAll("\"last_value\": (null|\\d+)", "").replaceAll(" ?RESTART WITH \\d+", ""))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aKeyOfTheWrongTypeIsFoundBeforeItRuns(On on) throws Exception {
        try (Desk desk = Desk.of(Team.USERS_AND_TASKS, on, place)) {
            desk.tidemark("upgrade", "--yes").exits(0);
            desk.file("db/versions/004_notes.sql", WRONG_KEY);

            desk.tidemark("plan").exits(0).says(
                    "Would fail now: notes.user_id and users.id have types that cannot be compared");
            assertThat(desk.tables()).containsExactly("tasks", "users");
            Desk.Answer answer = desk.tidemark("upgrade", "--yes", "--json").exits(1);
            assertThat(answer.json().path("failure").path("statement").asString()).contains("notes_user_id_fkey");
            if (on == On.POSTGRESQL) {
                assertThat(desk.tables()).containsExactly("tasks", "users");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsForeseenIsForeseenThroughTheUseCasesToo(On on) throws Exception {
        try (Desk desk = Desk.of(Team.USERS_AND_TASKS, on, place)) {
            desk.file("db/versions/004_notes.sql", WRONG_KEY);
            try (Opened opened = desk.opened()) {
                Plan plan = new ForeseeFailures().foresee(
                        opened.database(), opened.plan(PlanRequest.upgrade(new Target.Head())), new CancelToken());

                assertThat(plan.steps().getLast().risks()).extracting(r -> r.rule()).contains("types-differ");
                assertThat(plan.steps().getFirst().risks()).extracting(r -> r.rule())
                        .doesNotContain("exists", "types-differ");
                assertThat(opened.upgrade("003" + (on == On.H2 ? "-h2" : "")).result())
                        .isEqualTo(RunOutcome.Result.COMPLETED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRunInProductionWantsTheDatabasesName(On on) throws Exception {
        try (Desk desk = Desk.of(Team.USERS_AND_TASKS, on, place)) {
            String name = desk.protectedly("status", "--json").json().path("database").path("name").asString();
            String[] production = {"--environment", "production"};

            for (String[] given : new String[][]{
                {}, {"--yes"}, {"--confirm", "another"}, {"--yes", "--confirm", name + "x"}}) {
                desk.protectedly(all(production, given, "upgrade")).exits(5).says("Refused:", "--confirm " + name);
                assertThat(desk.tables()).isEmpty();
            }
            if (on == On.POSTGRESQL) { // databases in memory are for development
                desk.protectedly("upgrade", "--yes").exits(5).says("protected");
            }

            desk.protectedly(all(production, new String[]{"--confirm", name}, "upgrade")).exits(0);
            JsonNode status = desk.protectedly("status", "--json", "--environment", "production").json();
            assertThat(status.path("counts").path("pending").asInt()).isZero();
            assertThat(status.path("database").path("protected").asBoolean()).isTrue();
            assertThat(desk.recorded()).isEqualTo(desk.revisions());

            desk.protectedly(all(production, new String[]{"--confirm", name, "--allow-data-loss"}, "rollback", "base"))
                    .exits(5).says("allowBaseOnProtected: true");
            assertThat(desk.recorded()).isEqualTo(desk.revisions());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsInProductionIsRolledBack(On on) throws Exception {
        try (Desk desk = Desk.of(Team.USERS_AND_TASKS, on, place)) {
            String name = desk.protectedly("status", "--json").json().path("database").path("name").asString();
            String[] agreed = {"--environment", "production", "--confirm", name};
            desk.protectedly(all(agreed, new String[0], "upgrade")).exits(0);
            List<String> before = desk.schema();
            String user = "5d0c7a52-90c7-4f5e-8f0e-6a1d3c000001";
            desk.database().run(
                    "INSERT INTO users (id, email) VALUES ('" + user + "', 'ada@example.org')",
                    "INSERT INTO tasks (user_id, title) VALUES ('" + user + "', 'Sleep'), ('" + user + "', 'Sleep')");
            desk.file("db/versions/004_notes.sql", FAILS);

            desk.protectedly("plan", "--environment", "production").exits(0)
                    .says("Would fail now: 1 value violates UNIQUE: in tasks (title)");
            Desk.Answer answer = desk.protectedly(all(agreed, new String[0], "upgrade")).exits(1)
                    .says("005::bilal failed:", "1 of 2 steps are committed and stay.", "tasks_title_key");
            assertThat(desk.recorded()).endsWith("004");
            assertThat(desk.count("tasks")).isEqualTo(2);

            if (on == On.POSTGRESQL) {
                answer.says("This revision was undone completely.");
                assertThat(desk.tables()).doesNotContain("seen");
            } else {
                answer.says("the first 1 of its 2 statements stay");
                desk.database().run("DROP TABLE seen");
            }
            String last = desk.revisions().getLast();
            desk.protectedly(all(agreed, new String[0], "rollback", last)).exits(5)
                    .says("Drops the table notes. No rows are lost.", "--allow-data-loss");
            desk.protectedly(all(agreed, new String[]{"--allow-data-loss"}, "rollback", last)).exits(0);
            assertThat(desk.recorded()).isEqualTo(desk.revisions());
            assertThat(plain(desk.schema())).isEqualTo(plain(before));
            assertThat(desk.count("tasks")).isEqualTo(2);
        }
    }

    private static String[] all(String[] always, String[] given, String... verb) {
        return java.util.stream.Stream.of(verb, always, given).flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }
}

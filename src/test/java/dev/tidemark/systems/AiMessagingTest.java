package dev.tidemark.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The messaging service: every way up and down, the record, and what is said when something is not as it should be. */
@ExtendWith({LeakCheck.class, Tally.class})
class AiMessagingTest {
    @TempDir
    Path place = Path.of("");

    @ParameterizedTest
    @EnumSource
    void everyWayUpAndDown(On on) throws Exception {
        try (Desk desk = Desk.of(Team.AI_MESSAGING, on, place); Opened opened = desk.opened()) {
            List<String> ids = desk.revisions();
            for (String[] move : new String[][]{
                {"up", "753d9557b07b", "1"}, {"up", "+1", "2"}, {"up", "head", "4"}, {"down", "-1", "3"},
                {"down", "753d9557b07b", "1"}, {"up", "+2", "3"}, {"down", "base", "0"},
                {"up", "8be27f5510aa", "3"}}) {
                RunOutcome outcome =
                        move[0].equals("up") ? opened.upgrade(move[1]) : opened.rollback(move[1]);
                assertThat(outcome.result()).as(String.join(" ", move)).isEqualTo(RunOutcome.Result.COMPLETED);
                int stands = Integer.parseInt(move[2]);
                assertThat(desk.recorded()).isEqualTo(ids.subList(0, stands));
                assertThat(opened.status().timeline().counts().get(RevisionState.PENDING)).isEqualTo(4 - stands);
            }
            assertThat(desk.rows("SELECT name FROM users ORDER BY id"))
                    .containsExactly("Planner", "O'Hara, translator");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameInTheWordsThatTheTeamTypes(On on) throws Exception {
        try (Desk desk = Desk.of(Team.AI_MESSAGING, on, place)) {
            desk.tidemark("upgrade", "+1", "--yes").exits(0).says("Done: 1 revision");
            desk.tidemark("current").exits(0).says("753d9557b07b::hina");
            desk.tidemark("upgrade", "1c9a40d2ef83", "--yes").exits(0);
            desk.tidemark("upgrade", "head", "--yes").exits(0).says("Done: 2 revisions");
            desk.tidemark("downgrade", "-1", "--yes").exits(0).says("roll back");
            desk.tidemark("downgrade", "753d9557b07b", "--yes").exits(5).says("Deletes rows of ", "users",
                    "messages.read_at with what it holds");
            desk.tidemark("downgrade", "753d9557b07b", "--yes", "--allow-data-loss").exits(0);
            assertThat(desk.count("users")).isZero();
            desk.tidemark("downgrade", "base", "--yes", "--allow-data-loss").exits(0);
            assertThat(desk.tables()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void statusAndHistoryTellWhereItStands(On on) throws Exception {
        try (Desk desk = Desk.of(Team.AI_MESSAGING, on, place)) {
            desk.tidemark("upgrade", "1c9a40d2ef83", "--yes").exits(0);

            JsonNode status = desk.tidemark("status", "--json").exits(0).json();
            assertThat(status.path("current").path("id").asString()).isEqualTo("1c9a40d2ef83");
            assertThat(status.path("current").path("author").asString()).isEqualTo("omar");
            assertThat(status.path("counts").path("applied").asInt()).isEqualTo(2);
            assertThat(status.path("counts").path("pending").asInt()).isEqualTo(2);
            assertThat(ids(status.path("pending"))).containsExactly("8be27f5510aa", "f04d6631c9b2");
            assertThat(status.path("lock").path("held").asBoolean()).isFalse();
            assertThat(status.path("problems")).isEmpty();
            assertThat(desk.tidemark("current", "--json").json()).isEqualTo(status);
            desk.tidemark("status").says("An upgrade to head runs:", "8be27f5510aa::hina");

            JsonNode history = desk.tidemark("history", "--verbose", "--json").exits(0).json().path("revisions");
            assertThat(ids(history)).isEqualTo(desk.revisions());
            JsonNode first = history.get(0);
            assertThat(first.path("state").asString()).isEqualTo("applied");
            assertThat(first.path("comments").asString())
                    .isEqualTo("Initial migration - creates users and messages tables");
            assertThat(first.path("description").asString()).contains("createTable tableName=users");
            assertThat(first.path("executedAt").asString()).startsWith("20");
            assertThat(first.path("deploymentId").asString()).matches("\\d{10}");
            assertThat(first.path("checksum").path("recorded").asString())
                    .isEqualTo(first.path("checksum").path("current").asString())
                    .startsWith("9:");
            assertThat(first.path("reversible").asBoolean()).isTrue();
            assertThat(first.path("file").asString()).isEqualTo("db/versions/753d9557b07b_initial_migration.yaml");
            assertThat(first.path("line").asInt()).isEqualTo(3);
            assertThat(history.get(3).path("state").asString()).isEqualTo("pending");
            assertThat(history.get(3).path("executedAt").isNull()).isTrue();
            desk.tidemark("history", "--verbose").says("> ", "Applied", "Pending", "Initial migration");
        }
    }

    @ParameterizedTest
    @EnumSource
    void stampingAFreshDatabaseRecordsAndRunsNothing(On on) throws Exception {
        try (Desk desk = Desk.of(Team.AI_MESSAGING, on, place); Opened opened = desk.opened()) {
            desk.tidemark("stamp", "753d9557b07b", "--yes").exits(0).says("Change the record only", "mark as applied");
            assertThat(desk.recorded()).containsExactly("753d9557b07b");
            desk.tidemark("stamp", "head", "--yes").exits(0);
            assertThat(desk.recorded()).isEqualTo(desk.revisions());
            assertThat(desk.tables()).isEmpty();
            assertThat(opened.status().timeline().counts().get(RevisionState.PENDING)).isZero();

            desk.tidemark("upgrade", "--yes").exits(0).says("Nothing to do");
            desk.tidemark("stamp", "753d9557b07b", "--yes").exits(0).says("mark as not applied");
            assertThat(desk.recorded()).containsExactly("753d9557b07b");
            desk.tidemark("stamp", "base", "--yes").exits(0);
            assertThat(desk.recorded()).isEmpty();

            desk.tidemark("upgrade", "--yes").exits(0).says("Done: 4 revisions");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsUpToDateAlreadyIsSaid(On on) throws Exception {
        try (Desk desk = Desk.of(Team.AI_MESSAGING, on, place)) {
            desk.tidemark("upgrade", "--yes").exits(0);
            List<String> before = desk.rows("SELECT * FROM databasechangelog ORDER BY 1");

            desk.tidemark("upgrade", "head").exits(0)
                    .says("Nothing to do: the database is already at head.");
            desk.tidemark("upgrade", "f04d6631c9b2").exits(0).says("already at f04d6631c9b2");
            JsonNode json = desk.tidemark("upgrade", "--json").exits(0).json();
            assertThat(json.path("outcome").asString()).isEqualTo("completed");
            assertThat(json.path("done")).isEmpty();
            desk.tidemark("upgrade", "753d9557b07b", "--yes").exits(2).says("rollback");
            desk.tidemark("upgrade", "+1", "--yes").says("head");
            assertThat(desk.rows("SELECT * FROM databasechangelog ORDER BY 1")).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotExistIsSaidWithWhatToDo(On on) throws Exception {
        try (Desk desk = Desk.of(Team.AI_MESSAGING, on, place)) {
            desk.tidemark("upgrade", "753d9557b07c", "--yes").exits(2)
                    .says("There is no revision '753d9557b07c'", "'tidemark history' lists them all.");
            desk.tidemark("upgrade", "8be27f", "--yes").exits(2).says("There is no revision '8be27f'");
            desk.tidemark("downgrade", "-1", "--yes").says("base");
            desk.typed("status", "--url", "postgresql://ann@localhost:1/messaging").exits(1)
                    .says("Nothing listens at localhost:1", "Check host and port");
            desk.typed("status", "--url", "postgresq://ann@localhost/messaging").exits(2)
                    .says("'postgresq' are not supported", "postgresql://host:5432/database");
            desk.typed("upgrade", "--url", "sqlite:///messages.db").exits(2)
                    .says("Databases of the kind 'sqlite' are not supported.", "PostgreSQL and H2");
            assertThat(desk.tables()).isEmpty();
        }
    }

    private static List<String> ids(JsonNode revisions) {
        List<String> ids = new ArrayList<>();
        revisions.forEach(r -> ids.add(r.path("id").asString()));
        return ids;
    }
}

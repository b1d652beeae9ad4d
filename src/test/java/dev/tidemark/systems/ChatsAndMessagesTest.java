package dev.tidemark.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.ForeseeFailures;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The chat service: a database that the application made and filled is brought under control, and goes on from there. */
@ExtendWith({LeakCheck.class, Tally.class})
class ChatsAndMessagesTest {
    private static final String ADDED_BY_SOMEBODY = "0004_messages_text_length";

    @TempDir
    Path place = Path.of("");

    /** A database as the application left it. */
    private Desk running(On on) throws Exception {
        Desk desk = Desk.of(Team.CHATS_AND_MESSAGES, on, place);
        desk.run("application/create_all-" + on.product() + ".sql");
        desk.run("application/rows.sql");
        return desk;
    }

    private static List<String> counts(Desk desk) throws Exception {
        return desk.rows("SELECT (SELECT count(*) FROM chats), (SELECT count(*) FROM messages),"
                + " (SELECT count(text) FROM messages)");
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseThatHoldsRowsIsAdoptedWithoutTouchingThem(On on) throws Exception {
        try (Desk desk = running(on)) {
            List<String> before = counts(desk);
            List<String> schema = desk.schema();
            desk.tidemark("plan").exits(0).says("chats is there already, so making it fails");

            desk.tidemark("stamp", "0001_baseline", "--yes").exits(0).says("mark as applied");
            assertThat(counts(desk)).isEqualTo(before).containsExactly("2, 7, 4");
            assertThat(desk.schema()).containsAll(schema);
            desk.tidemark("upgrade", "0003_chats_last_read_at", "--yes").exits(0).says("Done: 2 revisions");

            assertThat(counts(desk)).isEqualTo(before);
            assertThat(desk.columns("chats")).endsWith("user_id", "last_read_at");
            assertThat(desk.rows("SELECT count(*) FROM chats WHERE last_read_at IS NULL")).containsExactly("2");
            JsonNode history = desk.tidemark("history", "--json").json().path("revisions");
            assertThat(history.get(0).path("state").asString()).isEqualTo("recordedOnly");
            assertThat(history.get(1).path("state").asString()).isEqualTo("applied");
        }
    }

    /** The baseline, run on an empty database, makes what the application makes. */
    @ParameterizedTest
    @EnumSource
    void theBaselineIsWhatTheApplicationMade(On on) throws Exception {
        List<String> adopted;
        try (Desk desk = Desk.of(Team.CHATS_AND_MESSAGES, on, place, "adopted")) {
            desk.run("application/create_all-" + on.product() + ".sql");
            desk.tidemark("stamp", "0001_baseline", "--yes").exits(0);
            adopted = plain(desk.schema());
        }
        try (Desk desk = Desk.of(Team.CHATS_AND_MESSAGES, on, place, "made")) {
            desk.tidemark("upgrade", "0001_baseline", "--yes").exits(0);
            assertThat(plain(desk.schema())).isEqualTo(adopted);
        }
    }

    /** SERIAL and an identity column are two ways to number rows; that is not what is compared here. */
    private static List<String> plain(List<String> schema) {
        return schema.stream()
                .filter(l -> !l.startsWith("column chats.id") && !l.startsWith("column messages.id"))
                .filter(l -> !l.startsWith("sequence "))
                .map(l -> l.replaceAll("CURRENT_TIMESTAMP|LOCALTIMESTAMP|now\\(\\)", "now"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void threeRowsThatViolateNotNullAreCountedBeforeItRuns(On on) throws Exception {
        try (Desk desk = running(on); Opened opened = desk.opened()) {
            opened.stamp("0001_baseline");
            opened.upgrade("0003_chats_last_read_at");

            Plan plan = new ForeseeFailures().foresee(
                    opened.database(), opened.plan(PlanRequest.upgrade(new Target.Head())), new CancelToken());

            assertThat(plan.steps()).singleElement().satisfies(step -> assertThat(step.risks())
                    .filteredOn(r -> r.severity() == Risk.Severity.FAILS)
                    .singleElement()
                    .satisfies(r -> {
                        assertThat(r.rows()).isEqualTo(3);
                        assertThat(r.message()).startsWith("3 rows violate NOT NULL:")
                                .contains("messages.text_length would be without a value");
                    }));
            desk.tidemark("plan").exits(0).says("Would fail now: 3 rows violate NOT NULL:");
            JsonNode risks = desk.tidemark("plan", "--json").json().path("steps").get(0).path("risks");
            assertThat(risks).anySatisfy(r -> assertThat(r.path("rows").asInt()).isEqualTo(3));
            assertThat(opened.run(plan).result()).isEqualTo(RunOutcome.Result.FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTransformFailsExactlyThereLosesNothingAndGoesThroughOnceItIsMended(On on) throws Exception {
        try (Desk desk = running(on)) {
            desk.tidemark("stamp", "0001_baseline", "--yes").exits(0);
            desk.tidemark("upgrade", "0003_chats_last_read_at", "--yes").exits(0);
            List<String> texts = desk.rows("SELECT id, chat_id, text FROM messages ORDER BY id");

            Desk.Answer answer = desk.tidemark("upgrade", "--yes", "--json").exits(1);
            assertThat(answer.json().path("failure").path("statement").asString())
                    .contains("text_length SET NOT NULL");
            assertThat(answer.json().path("failure").path("revision").asString()).contains(ADDED_BY_SOMEBODY);
            assertThat(desk.rows("SELECT id, chat_id, text FROM messages ORDER BY id")).isEqualTo(texts);
            assertThat(desk.recorded()).doesNotContain(ADDED_BY_SOMEBODY);
            String state = answer.json().path("failure").path("databaseState").asString();
            if (on == On.POSTGRESQL) {
                assertThat(state).contains("This revision was undone completely.");
                assertThat(desk.columns("messages")).doesNotContain("text_length");
            } else {
                assertThat(state).contains("the first 1 of its 3 statements stay");
                desk.tidemark("plan").exits(0)
                        .says("messages.text_length is there already, so adding it fails");
                desk.database().run("ALTER TABLE messages DROP COLUMN text_length");
            }

            String file = "db/changes/0004_messages_text_length.json";
            desk.file(file, desk.text(file).replace(
                    "LENGTH(text) WHERE text IS NOT NULL", "COALESCE(LENGTH(text), 0)"));
            assertThat(desk.tidemark("plan").exits(0).out()).doesNotContain("Would fail");
            desk.tidemark("upgrade", "--yes").exits(0).says("Done: 1 revision");
            assertThat(desk.rows("SELECT sum(text_length), count(*) FROM messages")).containsExactly("35, 7");
            desk.tidemark("rollback", "-1", "--yes").exits(5).says("text_length with what it holds");
            desk.tidemark("rollback", "-1", "--yes", "--allow-data-loss").exits(0);
            assertThat(desk.columns("messages")).doesNotContain("text_length");
            assertThat(desk.rows("SELECT id, chat_id, text FROM messages ORDER BY id")).isEqualTo(texts);
            desk.tidemark("upgrade", "--yes").exits(0);
            assertThat(desk.rows("SELECT sum(text_length), count(*) FROM messages")).containsExactly("35, 7");
        }
    }

    /** What a job in CI does: look, plan to a file, run exactly that, look again; each step decides by exit code and JSON. */
    @ParameterizedTest
    @EnumSource
    void aJobInContinuousIntegrationGoesByExitCodesAndDocuments(On on) throws Exception {
        try (Desk desk = Desk.of(Team.CHATS_AND_MESSAGES, on, place)) {
            JsonNode status = desk.tidemark("status", "--json").exits(0).json();
            assertThat(status.path("pending")).hasSize(4);
            JsonNode plan = desk.tidemark("plan", "head", "--json", "--output", "plan.json").exits(0).json();
            assertThat(plan.path("direction").asString()).isEqualTo("up");
            assertThat(plan.path("reversible").asBoolean()).isTrue();
            assertThat(plan.path("steps")).hasSize(4)
                    .allSatisfy(s -> assertThat(s.path("statements")).isNotEmpty());
            assertThat(desk.tables()).isEmpty();

            desk.tidemark("upgrade", "--plan", "plan.json", "--json").exits(5);
            JsonNode done = desk.tidemark("upgrade", "--plan", "plan.json", "--yes", "--json").exits(0).json();
            assertThat(done.path("outcome").asString()).isEqualTo("completed");
            assertThat(done.path("done")).hasSize(4)
                    .allSatisfy(d -> assertThat(d.path("milliseconds").isNumber()).isTrue());
            assertThat(desk.tidemark("status", "--json").exits(0).json().path("pending")).isEmpty();
            desk.tidemark("upgrade", "--plan", "plan.json", "--yes", "--json").exits(5);
            desk.tidemark("upgrade", "nothing-like-it", "--yes", "--json").exits(2);
            desk.database().run("UPDATE databasechangeloglock SET locked = TRUE, lockedby = 'build 7'");
            desk.tidemark("rollback", "base", "--yes", "--allow-data-loss", "--json").exits(6).says("build 7");
        }
    }
}

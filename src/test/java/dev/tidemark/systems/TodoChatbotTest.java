package dev.tidemark.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.ForeseeFailures;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The to-do chatbot: two revisions, and rows that must not get lost. */
@ExtendWith({LeakCheck.class, Tally.class})
class TodoChatbotTest {
    private static final String BROKEN = """
            --liquibase formatted sql
            --changeset sana:20260220_labels
            CREATE TABLE labels (id int PRIMARY KEY, name varchar(50) NOT NULL);
            INSERT INTO labels VALUES (1, 'home');
            INSERT INTO labels VALUES (2, NULL);
            CREATE TABLE task_labels (task_id int, label_id int);
            --rollback DROP TABLE task_labels;
            --rollback DROP TABLE labels;
            """;

    @TempDir
    Path place = Path.of("");

    @ParameterizedTest
    @EnumSource
    void upDownByOneAndUpAgainLeaveTheSameSchema(On on) throws Exception {
        try (Desk desk = Desk.of(Team.TODO_CHATBOT, on, place); Opened opened = desk.opened()) {
            assertThat(opened.upgrade("head").result()).isEqualTo(RunOutcome.Result.COMPLETED);
            assertThat(desk.tables()).containsExactly("conversations", "messages", "tasks", "users");
            List<String> after = desk.schema();
            desk.run("data/rows.sql");

            assertThat(opened.rollback("-1").result()).isEqualTo(RunOutcome.Result.COMPLETED);
            assertThat(desk.columns("tasks")).doesNotContain("priority");
            assertThat(opened.upgrade("+1").result()).isEqualTo(RunOutcome.Result.COMPLETED);

            assertThat(desk.columns("tasks")).endsWith("priority");
            assertThat(desk.schema()).hasSameSizeAs(after);
            assertThat(desk.count("tasks")).isEqualTo(3);
            assertThat(desk.recorded()).isEqualTo(desk.revisions());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWholeWayDownAndUpAgainLeavesExactlyTheSameSchema(On on) throws Exception {
        try (Desk desk = Desk.of(Team.TODO_CHATBOT, on, place)) {
            desk.tidemark("upgrade", "--yes").exits(0).says("2 revisions");
            List<String> after = desk.schema();
            desk.tidemark("rollback", "base", "--yes", "--allow-data-loss").exits(0);
            assertThat(desk.tables()).isEmpty();
            assertThat(desk.recorded()).isEmpty();

            desk.tidemark("upgrade", "head", "--yes").exits(0);

            assertThat(desk.schema()).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRevisionThatFailsInTheMiddleLeavesNothingOrSaysWhatItLeft(On on) throws Exception {
        try (Desk desk = Desk.of(Team.TODO_CHATBOT, on, place)) {
            desk.file("db/revisions/20260220_labels.sql", BROKEN);
            desk.file("db/changelog.xml", desk.text("db/changelog.xml").replace(
                    "</databaseChangeLog>",
                    "<include file=\"revisions/20260220_labels.sql\" relativeToChangelogFile=\"true\"/>"
                            + "</databaseChangeLog>"));

            Desk.Answer answer = desk.tidemark("upgrade", "--yes", "--json").exits(1);

            JsonNode failure = answer.json().path("failure");
            assertThat(failure.path("revision").asString()).contains("20260220_labels");
            assertThat(failure.path("statement").asString()).contains("(2, NULL)");
            assertThat(answer.json().path("done")).hasSize(2);
            assertThat(desk.recorded()).isEqualTo(desk.revisions());
            String state = failure.path("databaseState").asString();
            assertThat(state).contains("2 of 3 steps are committed and stay.");
            if (on == On.POSTGRESQL) {
                assertThat(state).contains("This revision was undone completely.");
                assertThat(desk.tables()).doesNotContain("labels");
            } else {
                assertThat(state).contains("the first 1 of its 4 statements stay");
                assertThat(desk.tables()).contains("labels").doesNotContain("task_labels");
                assertThat(desk.count("labels")).isZero();
            }
            desk.tidemark("status", "--json").exits(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsGoneAfterItRanIsNamed(On on) throws Exception {
        try (Desk desk = Desk.of(Team.TODO_CHATBOT, on, place)) {
            desk.tidemark("upgrade", "+1", "--yes").exits(0);
            Files.delete(desk.project().resolve("db/revisions/sql/indexes.sql"));

            Desk.Answer status = desk.tidemark("status").exits(0)
                    .says("20260201_initial_schema::sana cannot be read whole: the file",
                            "sql/indexes.sql does not exist.");
            assertThat(status.out()).containsPattern("Applied +1").containsPattern("Pending +1");
            desk.tidemark("upgrade", "--yes").exits(5).says("does not exist. Nothing was changed.");
            assertThat(desk.columns("tasks")).doesNotContain("priority");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsDestroyedBeforeSomebodyAgreedToWhatIsNamed(On on) throws Exception {
        try (Desk desk = Desk.of(Team.TODO_CHATBOT, on, place); Opened opened = desk.opened()) {
            opened.upgrade("head");
            desk.run("data/rows.sql");
            desk.database().run("UPDATE tasks SET priority = 3");

            Plan plan = opened.plan(PlanRequest.rollback(Target.parse("-1")));
            plan = new ForeseeFailures().foresee(opened.database(), plan, new CancelToken());
            RunOutcome refused =
                    opened.run(plan, new Agreement(true, null, false), RunListener.SILENT, new CancelToken());

            assertThat(refused.result()).isEqualTo(RunOutcome.Result.REFUSED);
            assertThat(refused.failure()).isInstanceOfSatisfying(Failure.Refused.class, f -> assertThat(f.what())
                    .isEqualToIgnoringCase(
                            "This plan destroys data: Drops the column public.tasks.priority with what it"
                                    + " holds. 3 rows have a value there."));
            desk.tidemark("rollback", "-1", "--yes").exits(5)
                    .says("Refused: This plan destroys data:", "priority with what it holds", "--allow-data-loss");
            desk.tidemark("rollback", "base", "--yes").exits(5)
                    .says("tasks. 3 rows are lost.", "messages. 1 row is lost.", "conversations. 1 row is lost.",
                            "users. 2 rows are lost.");
            assertThat(desk.rows("SELECT count(*), min(priority) FROM tasks")).containsExactly("3, 3");
            assertThat(desk.recorded()).isEqualTo(desk.revisions());

            desk.tidemark("rollback", "-1", "--yes", "--allow-data-loss").exits(0);
            assertThat(desk.columns("tasks")).doesNotContain("priority");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPersonIsAskedAboutTheLossByName(On on) throws Exception {
        try (Desk desk = Desk.of(Team.TODO_CHATBOT, on, place)) {
            desk.tidemark("upgrade", "--yes").exits(0);
            desk.answering("no");
            desk.tidemark("rollback", "-1").exits(5);
            assertThat(desk.questions()).singleElement().asString().containsIgnoringCase("tasks.priority");
            assertThat(desk.columns("tasks")).contains("priority");

            desk.answering("yes", "y");
            desk.tidemark("rollback", "-1").exits(0);
            assertThat(desk.columns("tasks")).doesNotContain("priority");
        }
    }
}

package dev.tidemark.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.ForeseeFailures;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.domain.risk.Risk.Severity;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each time: what the plan says beforehand, and whether the run then ends as it said. */
@ExtendWith(LeakCheck.class)
class ForeseeFailuresTest {
    /** On which product. */
    enum On {
        H2, POSTGRES;

        TestDatabase fresh() throws SQLException {
            return this == H2 ? H2Databases.memory() : PostgresServer.shared().fresh();
        }
    }

    private static final String[] CHATS = {
        "CREATE TABLE chats (id int PRIMARY KEY)",
        "CREATE TABLE messages (id int PRIMARY KEY, chat_id int, text varchar(100), priority varchar(10))",
        "INSERT INTO chats VALUES (1), (2)",
        "INSERT INTO messages VALUES (1, 1, 'hello', 'high'), (2, 1, NULL, 'low'), (3, 2, NULL, 'low'),"
                + " (4, 7, NULL, 'medium'), (5, 2, 'hello', NULL)"};

    @TempDir
    Path folder = Path.of("");

    /** What is foreseen for these revisions, in order; the run fails exactly where something is. */
    private List<Risk> foreseen(On on, String... changesets) throws SQLException {
        try (TestDatabase database = on.fresh();
                Opened opened = new ChangelogFolder(folder).sql(changesets).open(database)) {
            database.run(CHATS);
            Plan bare = opened.plan(PlanRequest.upgrade(new Target.Head()));
            Plan plan = new ForeseeFailures().foresee(opened.database(), bare, new CancelToken());
            List<Risk> found = plan.steps().stream()
                    .flatMap(s -> s.risks().stream())
                    .filter(r -> r.severity() == Severity.FAILS)
                    .toList();
            assertThat(plan.fingerprint()).isEqualTo(bare.fingerprint());
            RunOutcome.Result fails = plan.blockers().isEmpty() ? RunOutcome.Result.FAILED : RunOutcome.Result.REFUSED;
            assertThat(opened.run(plan).result()).isEqualTo(found.isEmpty() ? RunOutcome.Result.COMPLETED : fails);
            return found;
        }
    }

    /** The transform that skips what it should fill: the column does not even exist when the plan is made. */
    @ParameterizedTest
    @EnumSource
    void threeRowsThatAFillSkipsViolateNotNull(On on) throws SQLException {
        List<Risk> found = foreseen(
                on,
                ChangelogFolder.change("1", "ALTER TABLE messages ADD COLUMN text_length int", ""),
                ChangelogFolder.change(
                        "2", "UPDATE messages SET text_length = LENGTH(text) WHERE text IS NOT NULL", ""),
                ChangelogFolder.change("3", "ALTER TABLE messages ALTER COLUMN text_length SET NOT NULL", ""));

        assertThat(found).singleElement().satisfies(risk -> {
            assertThat(risk.rows()).isEqualTo(3);
            assertThat(risk.message()).startsWith("3 rows violate NOT NULL: messages.text_length");
        });
    }

    @ParameterizedTest
    @EnumSource
    void aFillThatLeavesNothingOutIsFine(On on) throws SQLException {
        assertThat(foreseen(
                on,
                ChangelogFolder.change("1", "ALTER TABLE messages ADD COLUMN text_length int", ""),
                ChangelogFolder.change(
                        "2", "UPDATE messages SET text_length = LENGTH(COALESCE(text, ''))", ""),
                ChangelogFolder.change("3", "ALTER TABLE messages ALTER COLUMN text_length SET NOT NULL", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void updatesAfterEachOtherAreFollowed(On on) throws SQLException {
        List<Risk> found = foreseen(
                on,
                ChangelogFolder.change("1", "ALTER TABLE messages ADD priority_id int", ""),
                ChangelogFolder.change("2", "UPDATE messages SET priority_id = 3 WHERE priority = 'high'", ""),
                ChangelogFolder.change("3", "UPDATE messages SET priority_id = 1 WHERE priority IN ('low', 'medium')",
                        ""),
                ChangelogFolder.change("4", "ALTER TABLE messages ALTER COLUMN priority_id SET NOT NULL", ""));

        assertThat(found).singleElement().extracting(Risk::rows).isEqualTo(1L);
    }

    @ParameterizedTest
    @EnumSource
    void aNewColumnWithoutAValueForTheRowsThatAreThere(On on) throws SQLException {
        assertThat(foreseen(on, ChangelogFolder.change("1", "ALTER TABLE chats ADD COLUMN owner int NOT NULL", "")))
                .singleElement()
                .satisfies(risk -> assertThat(risk.message()).startsWith("2 rows violate NOT NULL: the new column"));
    }

    @ParameterizedTest
    @EnumSource
    void aNewColumnWithADefaultIsFine(On on) throws SQLException {
        assertThat(foreseen(
                on, ChangelogFolder.change("1", "ALTER TABLE chats ADD COLUMN owner int DEFAULT 1 NOT NULL", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void valuesThatStandTwiceViolateUnique(On on) throws SQLException {
        assertThat(foreseen(
                on, ChangelogFolder.change("1", "ALTER TABLE messages ADD CONSTRAINT u UNIQUE (text)", "")))
                .singleElement()
                .satisfies(risk -> assertThat(risk.message()).startsWith("1 value violates UNIQUE"));
        assertThat(foreseen(on, ChangelogFolder.change("1", "CREATE UNIQUE INDEX ux ON messages (chat_id, id)", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void rowsWithoutAParentViolateTheForeignKey(On on) throws SQLException {
        assertThat(foreseen(
                on, ChangelogFolder.change(
                        "1",
                        "ALTER TABLE messages ADD CONSTRAINT f FOREIGN KEY (chat_id) REFERENCES chats (id)"
                                + " ON DELETE CASCADE",
                        "")))
                .singleElement()
                .satisfies(risk -> assertThat(risk.message())
                        .isEqualTo("1 row violates the foreign key: what messages.chat_id names is not in chats.id,"
                                + " so this fails."));
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatDoNotPassACheckAreCounted(On on) throws SQLException {
        assertThat(foreseen(
                on, ChangelogFolder.change("1", "ALTER TABLE messages ADD CONSTRAINT c CHECK (chat_id < 2)", "")))
                .singleElement()
                .extracting(Risk::rows)
                .isEqualTo(3L);
    }

    /** Both tables are made by the plan, so nothing of this is in the database yet. */
    @ParameterizedTest
    @EnumSource
    void aForeignKeyBetweenTypesThatDifferIsFoundBeforeItRuns(On on) throws SQLException {
        List<Risk> found = foreseen(
                on,
                ChangelogFolder.change("1", "CREATE TABLE users (id UUID PRIMARY KEY)", ""),
                ChangelogFolder.change("2", "CREATE TABLE tasks (id int PRIMARY KEY, user_id INTEGER NOT NULL)", ""),
                ChangelogFolder.change(
                        "3", "ALTER TABLE tasks ADD CONSTRAINT f FOREIGN KEY (user_id) REFERENCES users (id)", ""));

        assertThat(found).singleElement().satisfies(risk -> {
            assertThat(risk.rule()).isEqualTo("types-differ");
            assertThat(risk.message()).startsWith("tasks.user_id and users.id have types that cannot be compared");
        });
    }

    @ParameterizedTest
    @EnumSource
    void aTableThatIsThereAlreadyIsSaidWithTheWayOut(On on) throws SQLException {
        assertThat(foreseen(on, ChangelogFolder.table("chats"), ChangelogFolder.table("other")))
                .singleElement()
                .satisfies(risk -> assertThat(risk.message())
                        .startsWith("The table chats is there already")
                        .contains("mark the revision as applied"));
    }

    @ParameterizedTest
    @EnumSource
    void aTableWithOtherColumnsIsNotSaidToBeTheOne(On on) throws SQLException {
        assertThat(foreseen(
                on, ChangelogFolder.change("1", "CREATE TABLE chats (id int PRIMARY KEY, title varchar(9))", "")))
                .singleElement()
                .satisfies(risk -> {
                    assertThat(risk.rule()).isEqualTo("exists-otherwise");
                    assertThat(risk.message())
                            .contains("it lacks some of the columns id, title")
                            .doesNotContain("mark");
                });
    }

    @ParameterizedTest
    @EnumSource
    void aRevisionOfWhichOnlySomeIsThereIsNotToBeMarked(On on) throws SQLException {
        assertThat(foreseen(
                on, ChangelogFolder.change(
                        "1", "CREATE TABLE chats (id int PRIMARY KEY);\nCREATE TABLE people (id int PRIMARY KEY)", "")))
                .singleElement()
                .satisfies(risk -> {
                    assertThat(risk.rule()).isEqualTo("exists-otherwise");
                    assertThat(risk.message()).contains("would leave out what is not there: people");
                });
    }

    @ParameterizedTest
    @EnumSource
    void aWayDownThatWouldMakeWhatIsThereOffersNoMark(On on) throws SQLException {
        try (TestDatabase database = on.fresh();
                Opened opened = new ChangelogFolder(folder).sql(
                        ChangelogFolder.change("1", "DROP TABLE chats", "CREATE TABLE chats (id int)"))
                        .open(database)) {
            database.run("CREATE TABLE chats (id int)");
            opened.upgrade("head");
            database.run("CREATE TABLE chats (id int)");
            Plan plan = new ForeseeFailures().foresee(
                    opened.database(), opened.plan(PlanRequest.rollback(new Target.Base())), new CancelToken());

            assertThat(plan.steps().getFirst().risks()).singleElement().satisfies(risk -> {
                assertThat(risk.rule()).isEqualTo("exists-otherwise");
                assertThat(risk.message()).endsWith("Somebody made it anew: rename or drop it first.");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aColumnThatIsThereAlreadyIsSaid(On on) throws SQLException {
        assertThat(foreseen(on, ChangelogFolder.change("1", "ALTER TABLE messages ADD COLUMN text varchar(10)", "")))
                .singleElement()
                .satisfies(risk -> assertThat(risk.message())
                        .startsWith("The column messages.text is there already, so adding it fails."));
        assertThat(foreseen(on, ChangelogFolder.change(
                "1", "ALTER TABLE messages ADD COLUMN IF NOT EXISTS text varchar(10)", ""))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatWouldBeLostIsCounted(On on) throws SQLException {
        try (TestDatabase database = on.fresh();
                Opened opened = new ChangelogFolder(folder).sql(
                        ChangelogFolder.change("1", "ALTER TABLE messages DROP COLUMN text", ""),
                        ChangelogFolder.change("2", "DELETE FROM messages WHERE priority = 'low'", ""),
                        ChangelogFolder.change("3", "TRUNCATE TABLE messages", ""),
                        ChangelogFolder.change("4", "DROP TABLE chats", "")).open(database)) {
            database.run(CHATS);
            Plan plan = new ForeseeFailures().foresee(
                    opened.database(), opened.plan(PlanRequest.upgrade(new Target.Head())), new CancelToken());

            assertThat(plan.losses()).extracting(Risk::counted).containsExactly(
                    "Drops the column messages.text with what it holds. 2 rows have a value there.",
                    "Deletes rows of messages. 2 rows are lost.",
                    "Empties the table messages.",
                    "Drops the table chats. 2 rows are lost.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTableThatThePlanDropsAndMakesAgainIsFine(On on) throws SQLException {
        assertThat(foreseen(
                on,
                ChangelogFolder.change("1", "DROP TABLE messages", ""),
                ChangelogFolder.change("2", "CREATE TABLE messages (id int)", "")))
                .isEmpty();
    }

    /** What cannot be followed is not guessed. */
    @ParameterizedTest
    @EnumSource
    void nothingIsAskedAboutWhatCannotBeFollowed(On on) throws SQLException {
        assertThat(foreseen(
                on,
                ChangelogFolder.change("1", "ALTER TABLE messages ADD chat_of int", ""),
                ChangelogFolder.change(
                        "2", "UPDATE messages SET chat_of = (SELECT MIN(c.id) FROM chats c)", ""),
                ChangelogFolder.change("3", "ALTER TABLE messages ALTER COLUMN chat_of SET NOT NULL", ""),
                ChangelogFolder.change("4", "DELETE FROM messages WHERE chat_id = 7", ""),
                ChangelogFolder.change(
                        "5", "ALTER TABLE messages ADD CONSTRAINT f FOREIGN KEY (chat_id) REFERENCES chats (id)", "")))
                .isEmpty();
    }
}

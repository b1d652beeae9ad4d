package dev.tidemark.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The record may be shared, and some of its rows never ran. */
@ExtendWith(LeakCheck.class)
class HistoryRowsTest {
    @TempDir
    Path folder = Path.of("");

    private Opened open(TestDatabase database, String root, String... changesets) {
        new ChangelogFolder(folder).file(
                root, "--liquibase formatted sql\n\n" + String.join("\n\n", changesets) + "\n");
        return Opened.open(database, folder, root);
    }

    @ParameterizedTest
    @EnumSource
    void eachRowThatIsRemovedIsNamedAndTheOthersAreNot(On on) throws SQLException {
        try (TestDatabase database = on.fresh();
                Opened yours = open(database, "yours.sql", ChangelogFolder.table("yours"));
                Opened mine = open(
                        database, "mine.sql", ChangelogFolder.table("one"), ChangelogFolder.table("two"))) {
            yours.upgrade("head");
            mine.upgrade("head");
            for (PlanRequest request : List.of(
                    PlanRequest.rollback(new Target.Base()), PlanRequest.stamp(new Target.Base()))) {
                Plan plan = mine.plan(request);
                List<String> history = plan.steps().stream().flatMap(s -> s.history().stream()).map(Statement::sql).toList();
                assertThat(history).hasSize(2);
                assertThat(history.getFirst()).startsWithIgnoringCase("DELETE FROM ").contains("'two'", "'mine.sql'");
                assertThat(history.getLast()).startsWithIgnoringCase("DELETE FROM ").contains("'one'", "'mine.sql'");
            }
        }
    }

    /** Its table was there before, with rows: Liquibase's own rollback drops it. */
    @ParameterizedTest
    @EnumSource
    void goingDownPastARowThatNeverRanTouchesNothingOfIt(On on) throws SQLException {
        try (TestDatabase database = on.fresh();
                Opened opened = open(database, "root.sql",
                        "--changeset ann:kept\n--preconditions onFail:MARK_RAN\n--precondition-sql-check"
                                + " expectedResult:0 SELECT count(*) FROM kept\nCREATE TABLE kept (id int);\n"
                                + "--rollback DROP TABLE kept;")) {
            database.run("CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (1)");
            opened.upgrade("head");
            Plan down = opened.plan(PlanRequest.rollback(new Target.Base()));

            assertThat(down.steps()).singleElement().satisfies(step -> {
                assertThat(step.kind()).isEqualTo(StepKind.UNSTAMP);
                assertThat(step.statements()).isEmpty();
            });
            assertThat(opened.run(down).failure()).isNull();
            assertThat(rows(database)).isEqualTo(1);
            assertThat(opened.status().record().rows()).isEmpty();
        }
    }

    private static long rows(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect(); java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM kept")) {
            row.next();
            return row.getLong(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"H2, alembic_version", "POSTGRES, alembic_version", "H2, flyway_schema_history",
        "POSTGRES, flyway_schema_history"})
    void aDatabaseThatAnotherToolKeepsItsRecordInIsNamedAtConnect(On on, String table) throws SQLException {
        try (TestDatabase database = on.fresh();
                Opened opened = open(database, "root.sql", ChangelogFolder.table("a"))) {
            assertThat(opened.status().problems()).isEmpty();
            database.run("CREATE TABLE " + table + " (version varchar(32))");

            assertThat(opened.status().problems()).extracting(ChangelogProblem::message)
                    .anyMatch(said -> said.contains("Another migration tool keeps its record here too: " + table));
        }
    }
}

package dev.tidemark.adapter.liquibase;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changelogs, records and surroundings that are unusual and not wrong. */
@ExtendWith(LeakCheck.class)
class CornersTest {
    @TempDir
    Path folder;

    private static List<String> recorded(Opened opened) {
        return opened.status().record().rows().stream().map(r -> r.id().id()).toList();
    }

    private ProjectSettings withoutChangelog() {
        return new ProjectSettings(
                folder, null, List.of(folder), List.of(), new ProjectSettings.Execution("", "", Map.of()),
                ProjectSettings.HistoryTables.USUAL, ProjectSettings.TeamRules.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void withoutAChangelogNothingIsWrittenNotEvenToTheRecord(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), table("b"));
        try (TestDatabase database = kind.fresh()) {
            try (Opened opened = files.open(database)) {
                opened.upgrade("head");
            }
            try (Opened opened = Opened.open(database, withoutChangelog())) {
                for (PlanRequest request : List.of(
                        PlanRequest.upgrade(new Target.Head()), PlanRequest.rollback(new Target.Back(1)),
                        PlanRequest.stamp(new Target.Base()), PlanRequest.tag("here"))) {
                    Plan plan = opened.plan(request);
                    assertThat(plan.blockers()).extracting(Blocker::reason).contains(Blocker.Reason.CHANGELOG);
                    assertThat(opened.run(plan).result()).isEqualTo(Result.REFUSED);
                }
                assertThat(recorded(opened)).containsExactly("a", "b");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPreconditionThatCannotBeEvaluatedDoesNotSpoilTheNextOnes(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                """
                --changeset ann:broken
                --preconditions onError:MARK_RAN
                --precondition-sql-check expectedResult:0 SELECT count(*) FROM nowhere
                SELECT 1;""",
                """
                --changeset ann:fine
                --preconditions onFail:HALT
                --precondition-sql-check expectedResult:0 SELECT count(*) FROM there
                SELECT 2;""",
                table("c"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            database.run("CREATE TABLE there (id int)");
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(plan.blockers()).isEmpty();
            assertThat(plan.steps()).extracting(s -> s.conditions().preconditions()).containsExactly(
                    PreconditionResult.MARK_RAN, PreconditionResult.MET, PreconditionResult.NONE);
            assertThat(plan.steps().getFirst().conditions().preconditionNote()).doesNotContain("\n");
            assertThat(opened.run(plan).done()).extracting(RunOutcome.Done::effect)
                    .containsExactly("markRan", "executed", "executed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatRunsAlwaysMayBeMarkedByAPreconditionThatIsOnlyKnownWhenItIsReached(Kind kind) throws SQLException {
        String always = """
                --changeset ann:always runAlways:true
                --preconditions onFail:MARK_RAN
                --precondition-sql-check expectedResult:0 SELECT count(*) FROM a
                INSERT INTO a VALUES (1);""";
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), always);
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            assertThat(opened.upgrade("head").result()).isEqualTo(Result.COMPLETED);
            files.sql(table("a"), change("b", "CREATE TABLE b (id int)", ""), always);
            RunOutcome outcome = opened.upgrade("head");
            assertThat(outcome.failure()).isNull();
            assertThat(outcome.done()).extracting(RunOutcome.Done::effect).containsExactly("executed", "markRan");
            assertThat(recorded(opened)).containsExactly("a", "b", "always");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLockThatSomebodyTookAfterThePlanWasMadeIsNotRemovedWithTheTablesRows(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            opened.upgrade("head");
            database.run("DELETE FROM databasechangeloglock");
            files.sql(table("a"), table("b"));
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(plan.setup()).extracting(Statement::sql).hasSize(1).noneMatch(s -> s.startsWith("DELETE"));
            assertThat(opened.run(plan).result()).isEqualTo(Result.COMPLETED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void systemPropertiesOfLiquibaseDoNotMoveItsTables(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"));
        Map<String, String> hostile = Map.of(
                "liquibase.liquibaseSchemaName", "evil", "liquibase.liquibaseCatalogName", "evil",
                "liquibase.liquibaseTablespaceName", "evil", "liquibase.databaseChangelogTableName", "evil");
        hostile.forEach(System::setProperty);
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(plan.setup()).isNotEmpty().extracting(Statement::sql).noneMatch(s -> s.contains("evil"));
            RunOutcome outcome = opened.run(plan);
            assertThat(outcome.result()).isEqualTo(Result.COMPLETED);
            assertThat(recorded(opened)).containsExactly("a");
        } finally {
            hostile.keySet().forEach(System::clearProperty);
        }
    }
}

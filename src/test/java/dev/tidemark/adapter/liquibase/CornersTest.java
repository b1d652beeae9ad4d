package dev.tidemark.adapter.liquibase;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Journal;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.ExecutionType;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    void idsAndCommentsMayHoldTheSignThatStandsForTheDeployment(Kind kind) throws SQLException {
        String odd = Statement.DEPLOYMENT;
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                "--changeset ann:" + odd + " runOnChange:true\n--comment " + odd
                        + "\nCREATE TABLE a (t varchar(20) DEFAULT '"
                        + odd + "');\n--rollback DROP TABLE a;");
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            assertThat(opened.upgrade("head").failure()).isNull();
            AppliedRevision row = opened.status().record().rows().getFirst();
            assertThat(row.id().id()).isEqualTo(odd);
            assertThat(row.comments()).isEqualTo(odd);
            assertThat(row.deploymentId()).matches("\\d{10}");
            files.sql("--changeset ann:" + odd + " runOnChange:true\n--comment " + odd
                    + "\nSELECT 1;\n--rollback SELECT 2;");
            assertThat(opened.upgrade("head").failure()).isNull();
            assertThat(opened.status().record().rows().getFirst().type()).isEqualTo(ExecutionType.RERAN);
            assertThat(opened.rollback("base").failure()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureSaysWhichStatementsStayWhereTheRevisionCommitsByItself(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(change(
                "own",
                "CREATE TABLE k1 (id int);\nCOMMIT;\nINSERT INTO k1 VALUES (1);\nINSERT INTO nowhere VALUES (1)", ""));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(plan.steps().getFirst().conditions().transactional()).isFalse();
            assertThat(requireNonNull(opened.run(plan).failure()).databaseState())
                    .contains("the first 2 of its 4 statements");
            database.run("INSERT INTO k1 VALUES (2)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureAfterRowsOnlyUndoesThemAllAndSaysSo(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("a"), change("b",
                        "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);\nINSERT INTO nowhere VALUES (1)", ""));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            assertThat(requireNonNull(opened.upgrade("head").failure()).databaseState()).contains("undone completely");
            database.run("INSERT INTO a VALUES (1), (2)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRunLogThatFillsTheDiskAfterTheCommitDoesNotMakeTheCommitUnsaid(Kind kind) throws SQLException {
        new ChangelogFolder(folder).sql(table("a"), table("b"));
        try (TestDatabase database = kind.fresh()) {
            ConnectionSpec spec = new ConnectionSpec(
                    database.url(), database.user(), database.password(), null, null, Environment.DEVELOPMENT);
            try (Opened opened = Opened.open(spec, Opened.project(folder, "root.sql", ""), new FullDisk())) {
                RunOutcome outcome = opened.upgrade("head");
                assertThat(outcome.result()).isEqualTo(Result.FAILED);
                assertThat(outcome.done()).extracting(d -> d.revision().id()).containsExactly("a");
                assertThat(requireNonNull(outcome.failure()).databaseState())
                        .contains("1 of 2 steps are committed").doesNotContain("undone");
                assertThat(recorded(opened)).containsExactly("a");
                assertThat(opened.status().lock().held()).isFalse();
            }
        }
    }

    /** Takes everything until something was committed. */
    private static final class FullDisk implements Journal {
        @Override
        public Run begin(ServerIdentity server, Plan plan) {
            return new Run() {
                @Override
                public void statement(@Nullable Step step, String sql) {}

                @Override
                public void committing() {}

                @Override
                public void committed(Step step, String effect, long milliseconds) {
                    throw full();
                }

                @Override
                public void ended(String outcome, String message) {
                    throw full();
                }
            };
        }

        private static FailedException full() {
            return new FailedException(new Failure.Refused("The disk is full.", "Make room."));
        }

        @Override
        public List<Entry> read() {
            return List.of();
        }

        @Override
        public Set<RevisionId> stamped(ServerIdentity server) {
            return Set.of();
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

package dev.tidemark.adapter.liquibase;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.outcome.TrialOutcome;
import dev.tidemark.application.outcome.TrialOutcome.Timing;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.RunSettings.Commit;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.MemoryJournal;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A plan that is really run and then undone, and what forbids it. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class TrialTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private static TrialOutcome trial(Opened opened, Duration limit) {
        return opened.trial(opened.plan(PlanRequest.upgrade(new Target.Head())), limit, RunListener.SILENT,
                new CancelToken());
    }

    private static int tables(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void nothingIsKeptNotEvenTheTablesOfTheRecordAndEachStatementIsTimed() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("a"), change("slow", "CREATE TABLE b (id serial);\nSELECT pg_sleep(0.3)", ""),
                "--changeset ann:allowed failOnError:false\nINSERT INTO nothing VALUES (1);", table("c"));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            database.forgetStatements();
            TrialOutcome outcome = trial(opened, LONG);
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.COMPLETED);
            assertThat(outcome.steps()).hasSize(4);
            assertThat(outcome.steps().get(1).timings()).hasSize(3);
            Timing slow = outcome.steps().get(1).timings().get(1);
            assertThat(slow.sql()).contains("pg_sleep");
            assertThat(slow.milliseconds()).isBetween(290L, 5_000L);
            assertThat(outcome.steps().get(2).effect()).isEqualTo("failed");
            assertThat(outcome.leaves()).anyMatch(left -> left.contains("sequence"));
            assertThat(tables(database)).isZero();
            assertThat(database.statementsSeen().stream().filter(s -> s.equalsIgnoreCase("COMMIT")).toList())
                    .as("only what sets the limits of the session is committed").hasSizeLessThanOrEqualTo(2);
            assertThat(opened.upgrade("head").result()).isEqualTo(Result.COMPLETED);
            assertThat(opened.status().lock().held()).isFalse();
        }
    }

    @Test
    void aFailureIsToldWithItsStatementAndUndone() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("a"), change("bad", "CREATE TABLE b (id int);\nINSERT INTO nothing VALUES (1)", ""), table("c"));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            TrialOutcome outcome = trial(opened, LONG);
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(requireNonNull(outcome.failure()).databaseState())
                    .isEqualTo("Nothing was kept: the trial was rolled back.");
            assertThat(outcome.steps()).hasSize(2);
            assertThat(outcome.steps().get(1).timings().getLast().well()).isFalse();
            assertThat(tables(database)).isZero();
        }
    }

    @Test
    void whatOnlyTheCommitWouldCheckIsChecked() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("parent"),
                change("child", "CREATE TABLE child (p int REFERENCES parent DEFERRABLE INITIALLY DEFERRED)", ""),
                change("lost", "INSERT INTO child VALUES (7)", ""));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            TrialOutcome outcome = trial(opened, LONG);
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(requireNonNull(outcome.failure()).what()).contains("foreign key constraint");
        }
    }

    @Test
    void itIsStoppedAfterItsLimit() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), change("slow", "SELECT pg_sleep(30)", ""));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            TrialOutcome outcome = trial(opened, Duration.ofSeconds(1));
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(requireNonNull(outcome.failure()).what()).contains("stopped after the 1 s that it may take");
            assertThat(outcome.milliseconds()).isLessThan(5_000);
            assertThat(tables(database)).isZero();
        }
    }

    @Test
    void aPersonCanCancelIt() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), change("slow", "SELECT pg_sleep(30)", ""));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            CancelToken cancel = new CancelToken();
            TrialOutcome outcome = opened.trial(opened.plan(PlanRequest.upgrade(new Target.Head())), LONG,
                    new RunListener() {
                        @Override
                        public void statementStarted(Step step, int number, String sql) {
                            if (sql.contains("pg_sleep")) {
                                Thread.ofPlatform().daemon().start(cancel::now);
                            }
                        }
                    }, cancel);
            assertThat(outcome.result()).isEqualTo(Result.CANCELLED);
            assertThat(tables(database)).isZero();
        }
    }

    @Test
    void whatCannotBeOneTransactionIsRefusedWithTheReason() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"),
                "--changeset ann:index runInTransaction:false\nCREATE INDEX CONCURRENTLY quick ON a (id);");
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            TrialOutcome outcome = trial(opened, LONG);
            assertThat(outcome.result()).isEqualTo(Result.REFUSED);
            assertThat(requireNonNull(outcome.failure()).what())
                    .contains("ann", "CREATE INDEX CONCURRENTLY cannot run inside a transaction.");
        }
    }

    @Test
    void h2AndProtectedConnectionsRefuseIt() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"));
        try (TestDatabase database = H2Databases.memory(); Opened opened = files.open(database)) {
            assertThat(requireNonNull(trial(opened, LONG).failure()).what()).contains("H2 commits at each change");
        }
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = guarded(database)) {
            TrialOutcome outcome = opened.trial(opened.plan(PlanRequest.upgrade(new Target.Head())), LONG,
                    RunListener.SILENT, new CancelToken());
            assertThat(outcome.result()).isEqualTo(Result.REFUSED);
        }
    }

    private Opened guarded(PostgresDatabase database) {
        ConnectionSpec spec = new ConnectionSpec(
                database.url(), database.user(), database.password(), null, null, Environment.PRODUCTION);
        return Opened.open(spec, Opened.project(folder, "root.sql", ""), new MemoryJournal());
    }

    @Test
    void aPlanThatWouldFillTheLockTableIsRefusedWithTheNumbers() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                IntStream.range(0, 900).mapToObj(i -> table("t" + i)).collect(Collectors.joining("\n\n")));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            database.forgetStatements();
            TrialOutcome outcome = trial(opened, LONG);
            assertThat(requireNonNull(outcome.failure()).what())
                    .matches(".*it would take about [\\d,]+ locks, and a quarter of the [\\d,]+ free places.*");
            var whole = opened.run(opened.plan(PlanRequest.upgrade(new Target.Head())),
                    Opened.ONE_ATTEMPT.with(Commit.WHOLE_PLAN), RunListener.SILENT, new CancelToken());
            assertThat(whole.result()).isEqualTo(Result.REFUSED);
            assertThat(database.statementsSeen()).noneMatch(s -> s.startsWith("CREATE") || s.startsWith("UPDATE"));
        }
    }

    @Test
    void onAProtectedConnectionTheWholePlanIsOneTransactionOnlyWhereItIsQuick() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), table("b"));
        RunSettings whole = Opened.ONE_ATTEMPT.with(Commit.WHOLE_PLAN);
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = guarded(database)) {
            var agreement = new dev.tidemark.application.Agreement(true, database.name(), true);
            assertThat(opened.run(opened.plan(PlanRequest.upgrade(new Target.Head())), whole, agreement).result())
                    .isEqualTo(Result.COMPLETED);
            files.sql(table("a"), table("b"), table("c"), change("fill", "UPDATE a SET id = id + 1", ""));
            assertThat(requireNonNull(
                    opened.run(opened.plan(PlanRequest.upgrade(new Target.Head())), whole, agreement).failure()).what())
                    .contains("changes rows of a table that is there already");
            files.sql(table("a"), table("b"), table("c"), change("key", "CREATE INDEX i ON a (id)", ""));
            assertThat(requireNonNull(
                    opened.run(opened.plan(PlanRequest.upgrade(new Target.Head())), whole, agreement).failure()).what())
                    .contains("reads or rewrites a table while others wait");
            files.sql(table("a"), table("b"), change("first", "ALTER TABLE a ADD COLUMN x int", ""),
                    IntStream.range(0, 320).mapToObj(i -> change("g" + i, "COMMENT ON TABLE b IS '" + i + "'", ""))
                            .collect(Collectors.joining("\n\n")));
            assertThat(requireNonNull(
                    opened.run(opened.plan(PlanRequest.upgrade(new Target.Head())), whole, agreement).failure()).what())
                    .contains("would keep others waiting for about 5.1 s, and less than 5 s are allowed");
        }
    }
}

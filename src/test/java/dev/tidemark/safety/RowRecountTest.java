package dev.tidemark.safety;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.ForeseeFailures;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.foresight.RowGuard;
import dev.tidemark.domain.foresight.RowGuards;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run destroys is counted again inside of it: never more is lost than was agreed to. */
@ExtendWith(LeakCheck.class)
class RowRecountTest {
    private static final String[] CHATS = {
        "CREATE TABLE chats (id int PRIMARY KEY, title varchar(20))",
        "INSERT INTO chats VALUES (1, 'one'), (2, NULL)"};

    @TempDir
    Path folder = Path.of("");

    static Stream<Arguments> destroying() {
        return Stream.of(On.values()).flatMap(on -> Stream.of(
                "DROP TABLE chats", "ALTER TABLE chats DROP COLUMN title", "TRUNCATE TABLE chats", "DELETE FROM chats",
                "DELETE FROM chats WHERE title IS NOT NULL")
                .map(sql -> Arguments.of(on, sql)));
    }

    private static Plan counted(Opened opened) {
        return new ForeseeFailures().foresee(
                opened.database(), opened.plan(PlanRequest.upgrade(new Target.Head())), new CancelToken());
    }

    private static long rows(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(title) FROM chats")) {
            row.next();
            return row.getLong(1);
        }
    }

    @ParameterizedTest
    @MethodSource("destroying")
    void moreRowsThanWereAgreedToStopTheRunAndStay(On on, String sql) throws SQLException {
        try (TestDatabase database = on.fresh();
                Opened opened = new ChangelogFolder(folder).sql(
                        ChangelogFolder.table("before"), ChangelogFolder.change("destroys", sql, ""),
                        ChangelogFolder.table("after")).open(database)) {
            database.run(CHATS);
            Plan plan = counted(opened);
            assertThat(RowGuards.of(plan.steps())).singleElement().satisfies(g -> assertThat(g.step()).isEqualTo(1));
            database.run("INSERT INTO chats VALUES (3, 'late')");

            RunOutcome outcome = opened.run(plan);

            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            Failure failure = requireNonNull(outcome.failure());
            assertThat(failure.what()).contains("would be lost", "were agreed to");
            assertThat(failure.databaseState()).contains("1 of 3 steps are committed", "was undone completely");
            assertThat(rows(database)).isEqualTo(2);
            assertThat(opened.status().record().rows()).extracting(r -> r.id().id()).containsExactly("before");

            assertThat(opened.run(counted(opened)).failure()).as("with the new number").isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("destroying")
    void asManyOrFewerRowsAreLost(On on, String sql) throws SQLException {
        try (TestDatabase database = on.fresh();
                Opened opened =
                        new ChangelogFolder(folder).sql(ChangelogFolder.change("destroys", sql, "")).open(database)) {
            database.run(CHATS);
            Plan plan = counted(opened);
            database.run("DELETE FROM chats WHERE id = 1");

            assertThat(opened.run(plan).failure()).isNull();
        }
    }

    /** Liquibase would swallow the refusal. */
    @ParameterizedTest
    @EnumSource
    void aRevisionThatMayFailIsStoppedAllTheSame(On on) throws SQLException {
        try (TestDatabase database = on.fresh();
                Opened opened = new ChangelogFolder(folder).sql(
                        "--changeset ann:1 failOnError:false\nDELETE FROM chats;\nALTER TABLE chats ADD COLUMN more int;").open(database)) {
            database.run(CHATS);
            Plan plan = counted(opened);
            database.run("INSERT INTO chats VALUES (3, 'late')");

            RunOutcome outcome = opened.run(plan);

            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(rows(database)).isEqualTo(2);
            assertThat(opened.status().record().rows()).isEmpty();
        }
    }

    @Test
    void whatThePlanShowsOfTheCountingIsWhatIsSent() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened opened = new ChangelogFolder(folder).sql(
                        ChangelogFolder.change("1", "ALTER TABLE chats DROP COLUMN title", ""),
                        ChangelogFolder.change("2", "DROP TABLE chats", "")).open(database)) {
            database.run(CHATS);
            Plan plan = counted(opened);
            List<RowGuard> guards = RowGuards.of(plan.steps());
            assertThat(guards).flatExtracting(RowGuard::sent).containsExactly(
                    "LOCK TABLE chats IN ACCESS EXCLUSIVE MODE", "SELECT count(title) FROM chats",
                    "LOCK TABLE chats IN ACCESS EXCLUSIVE MODE", "SELECT count(*) FROM chats");
            database.forgetStatements();

            assertThat(opened.run(plan).failure()).isNull();

            List<String> about = database.statementsSeen().stream()
                    .filter(sql -> sql.matches("(?s)(LOCK|SELECT count|ALTER TABLE chats|DROP).*"))
                    .toList();
            assertThat(about).containsExactly(
                    guards.get(0).sent().get(0), guards.get(0).sent().get(1), "ALTER TABLE chats DROP COLUMN title",
                    guards.get(1).sent().get(0), guards.get(1).sent().get(1), "DROP TABLE chats");
        }
    }

    /** Rows of somebody who has not committed when the run comes: the lock waits for them, and the count sees them. */
    @Test
    void rowsThatAreOnTheirWayAreCountedBecauseTheLockWaitsForThem() throws Exception {
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened opened = new ChangelogFolder(folder).sql(
                        ChangelogFolder.change("1", "DROP TABLE chats", "")).open(database);
                Connection other = database.connect()) {
            database.run(CHATS);
            Plan plan = counted(opened);
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("INSERT INTO chats VALUES (3, 'on its way')");
            }
            CompletableFuture<RunOutcome> run = CompletableFuture.supplyAsync(() -> opened.run(plan));
            while (waiting(database) == 0) {
                Thread.sleep(20);
            }
            other.commit();

            assertThat(run.get().result()).isEqualTo(Result.FAILED);
            assertThat(rows(database)).isEqualTo(2);
        }
    }

    private static long waiting(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'LOCK%'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The owner of a schema may drop its tables, and PostgreSQL lets them lock none of them. */
    @Test
    void aTableThatMayBeDroppedAndNotLockedIsDropped() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            String role = "owner_" + database.name();
            database.run(CHATS);
            database.run("CREATE ROLE " + role, "ALTER SCHEMA public OWNER TO " + role,
                    "GRANT SELECT ON chats TO " + role);
            ConnectionSpec spec = new ConnectionSpec(database.url(), database.user(), database.password(), null, role,
                    Environment.DEVELOPMENT);
            new ChangelogFolder(folder).sql(ChangelogFolder.change("1", "DROP TABLE chats", ""));
            try (Opened opened =
                    Opened.open(spec, Opened.project(folder, "root.sql", ""), new MemoryJournal())) {
                Plan plan = counted(opened);
                assertThat(RowGuards.of(plan.steps())).isNotEmpty();
                assertThat(opened.run(plan).failure()).isNull();
            }
            database.run("DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
        }
    }

    @Test
    void aStatementThatCannotBeInATransactionIsCountedJustBefore() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened opened = new ChangelogFolder(folder).sql(
                        "--changeset ann:1 runInTransaction:false\nDROP TABLE chats;").open(database)) {
            database.run(CHATS);
            Plan plan = counted(opened);
            assertThat(RowGuards.of(plan.steps())).flatExtracting(RowGuard::sent)
                    .containsExactly("SELECT count(*) FROM chats");
            database.run("INSERT INTO chats VALUES (3, 'late')");

            assertThat(opened.run(plan).result()).isEqualTo(Result.FAILED);
            assertThat(rows(database)).isEqualTo(2);
        }
    }
}

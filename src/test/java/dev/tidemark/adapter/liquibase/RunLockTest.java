package dev.tidemark.adapter.liquibase;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.domain.deployment.LockHolder.Life;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import liquibase.Scope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.StandardLockService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who holds the lock, whether it lives, and that there is never more than one. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class RunLockTest {
    @TempDir
    Path folder;

    /** Stops a run in its middle until it is let go. */
    private static final class Middle implements RunListener {
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public void stepStarted(int index, int total, Step step) {
            if (step.revision().id().equals("b")) {
                reached.countDown();
                try {
                    goOn.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private ChangelogFolder files() {
        return new ChangelogFolder(folder).sql(table("a"), table("b"), table("c"));
    }

    private static Plan plan(Opened opened) {
        return opened.plan(PlanRequest.upgrade(new Target.Head()));
    }

    private static CompletableFuture<RunOutcome> running(Opened opened, Middle middle) throws InterruptedException {
        Plan plan = plan(opened);
        CompletableFuture<RunOutcome> run = CompletableFuture.supplyAsync(
                () -> opened.run(plan, Opened.ONE_ATTEMPT, middle, new CancelToken()));
        assertThat(middle.reached.await(30, TimeUnit.SECONDS)).isTrue();
        return run;
    }

    @Test
    void aSecondTidemarkIsToldWhoseSessionLives() throws Exception {
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened first = files().open(database);
                Opened second = files().open(database)) {
            Middle middle = new Middle();
            CompletableFuture<RunOutcome> run = running(first, middle);
            Plan plan = plan(second);
            LockState seen = second.database().engine().lock();
            assertThat(seen.held()).isTrue();
            assertThat(seen.by()).contains(", Tidemark, session " + seen.holder().pid());
            assertThat(seen.holder().life()).isEqualTo(Life.ALIVE);
            assertThat(seen.holder().user()).isEqualTo(database.user());
            assertThat(seen.holder().since()).isNotNull();
            RunOutcome refused = second.run(plan);
            Failure.LockHeld held = (Failure.LockHeld) requireNonNull(refused.failure());
            assertThat(held.holder().life()).isEqualTo(Life.ALIVE);
            assertThat(held.sentences()).contains("That is a Tidemark at work: its session ", "Wait for it to finish.")
                    .doesNotContain("release");
            middle.goOn.countDown();
            assertThat(run.get().result()).isEqualTo(Result.COMPLETED);
            assertThat(second.database().engine().lock().holder().life()).isEqualTo(Life.NOBODY);
        }
    }

    @Test
    void theOwnLockKeepsASecondTidemarkAwayEvenWhereTheRowWasReleased() throws Exception {
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened first = files().open(database);
                Opened second = files().open(database)) {
            Middle middle = new Middle();
            CompletableFuture<RunOutcome> run = running(first, middle);
            database.run("UPDATE databasechangeloglock SET LOCKED = FALSE, LOCKEDBY = NULL, LOCKGRANTED = NULL");
            assertThat(second.database().engine().lock().holder().life()).isEqualTo(Life.ALIVE);
            RunOutcome refused = second.run(plan(second));
            assertThat(refused.failure()).isInstanceOf(Failure.LockHeld.class);
            middle.goOn.countDown();
            assertThat(run.get().result()).isEqualTo(Result.COMPLETED);
        }
    }

    @Test
    void theRowOfASessionThatIsGoneIsKnownToBeDead() throws Exception {
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened first = files().open(database);
                Opened second = files().open(database)) {
            first.upgrade("+1");
            Middle middle = new Middle();
            CompletableFuture<RunOutcome> run = running(first, middle);
            long pid = second.database().engine().lock().holder().pid();
            // The row stays as a killed program leaves it: taken again by the same words after the session is ended.
            String by = second.database().engine().lock().by();
            database.run("SELECT pg_terminate_backend(" + pid + ")");
            middle.goOn.countDown();
            assertThat(run.get().result()).isEqualTo(Result.FAILED);
            database.run(
                    "UPDATE databasechangeloglock SET LOCKED = TRUE, LOCKEDBY = '" + by + "', LOCKGRANTED = NOW()");
            LockState seen = second.database().engine().lock();
            assertThat(seen.holder().life()).isEqualTo(Life.DEAD);
            assertThat(seen.holder().pid()).isEqualTo(pid);
            RunOutcome refused = second.upgrade("head");
            assertThat(requireNonNull(refused.failure()).sentences())
                    .contains("That was a Tidemark whose session is gone.", "release the lock");
            assertThat(second.database().engine().pulse().lock().holder().life()).isEqualTo(Life.DEAD);
        }
    }

    @Test
    void ofAnotherToolItCannotBeTold() throws Exception {
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files().open(database)) {
            opened.upgrade("+1");
            database.run(
                    "UPDATE databasechangeloglock SET LOCKED = TRUE, LOCKEDBY = 'ci (10.0.0.7)', LOCKGRANTED = NOW()");
            assertThat(opened.database().engine().lock().holder().life()).isEqualTo(Life.CANNOT_TELL);
        }
    }

    @Test
    void liquibasesOwnLockServiceSeesOursAndShowsIt() throws Exception {
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened first = files().open(database)) {
            Middle middle = new Middle();
            CompletableFuture<RunOutcome> run = running(first, middle);
            try (Connection connection = database.connect()) {
                boolean[] got = new boolean[1];
                DatabaseChangeLogLock[] locks = Scope.child(java.util.Map.of(), () -> {
                    liquibase.database.Database theirs =
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(new JdbcConnection(connection));
                    StandardLockService service = new StandardLockService();
                    service.setDatabase(theirs);
                    got[0] = service.acquireLock();
                    return service.listLocks();
                });
                assertThat(got[0]).isFalse();
                assertThat(locks[0].getLockedBy()).contains(", Tidemark, session ");
            }
            middle.goOn.countDown();
            assertThat(run.get().result()).isEqualTo(Result.COMPLETED);
        }
    }

    @Test
    void noTransactionIsOpenWhileSomethingRunsConcurrently() throws Exception {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"),
                "--changeset ann:b runInTransaction:false\nCREATE INDEX CONCURRENTLY quick ON a (id);");
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened opened = files.open(database);
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            opened.upgrade("+1");
            other.setAutoCommit(false);
            statement.execute("INSERT INTO a VALUES (1)"); // keeps the index waiting
            CompletableFuture<RunOutcome> run = CompletableFuture.supplyAsync(
                    () -> opened.run(plan(opened), dev.tidemark.domain.plan.RunSettings.USUAL, RunListener.SILENT,
                            new CancelToken()));
            String idle =
                    "SELECT count(*) FILTER (WHERE state = 'idle in transaction'), count(*) FILTER (WHERE query LIKE"
                            + " 'CREATE INDEX%' AND state = 'active') FROM pg_stat_activity WHERE application_name = 'Tidemark'"
                            + " AND datname = current_database()";
            boolean building = false;
            for (int i = 0; i < 100 && !building; i++) {
                try (Connection watch = database.connect();
                        Statement look = watch.createStatement();
                        ResultSet row = look.executeQuery(idle)) {
                    row.next();
                    building = row.getInt(2) == 1;
                    assertThat(building ? row.getInt(1) : 0).isZero();
                }
                Thread.sleep(20);
            }
            assertThat(building).isTrue();
            other.rollback();
            assertThat(run.get().result()).isEqualTo(Result.COMPLETED);
        }
    }

    @Test
    void onH2TheSessionsTellWhetherTheHolderLives() throws Exception {
        try (TestDatabase database = H2Databases.memory();
                Opened first = files().open(database);
                Opened second = files().open(database)) {
            Middle middle = new Middle();
            CompletableFuture<RunOutcome> run = running(first, middle);
            LockState seen = second.database().engine().lock();
            assertThat(seen.holder().life()).isEqualTo(Life.ALIVE);
            middle.goOn.countDown();
            assertThat(run.get().result()).isEqualTo(Result.COMPLETED);
            database.run("UPDATE databasechangeloglock SET LOCKED = TRUE, LOCKEDBY = 'me, Tidemark, session 9999',"
                    + " LOCKGRANTED = NOW()");
            assertThat(second.database().engine().lock().holder().life()).isEqualTo(Life.DEAD);
        }
    }

    @Test
    void twoThatRaceOnAnEmptyDatabaseNeverBothRun() throws Exception {
        for (int round = 0; round < 5; round++) {
            try (PostgresDatabase database = PostgresServer.shared().fresh();
                    Opened first = files().open(database);
                    Opened second = files().open(database)) {
                Plan one = plan(first);
                Plan two = plan(second);
                CompletableFuture<RunOutcome> other = CompletableFuture.supplyAsync(() -> second.run(two));
                RunOutcome mine = first.run(one);
                RunOutcome its = other.get();
                assertThat(java.util.List.of(mine.result(), its.result()))
                        .containsExactlyInAnyOrder(Result.COMPLETED, Result.REFUSED);
            }
        }
    }

    @Test
    void aLongNameOfTheComputerLeavesRoomForTheSession() {
        String sql =
                "UPDATE t SET LOCKED = TRUE, LOCKEDBY = '" + "h''".repeat(200) + "', LOCKGRANTED = NOW() WHERE ID = 1";
        String marked = LockMark.marked(sql, 4711);
        String by = marked.substring(marked.indexOf("= 'h") + 3, marked.indexOf("', LOCKGRANTED")).replace("''", "'");
        assertThat(by).hasSize(255).endsWith(", Tidemark, session 4711");
        assertThat(LockMark.session(by)).isEqualTo(4711);
        assertThat(LockMark.session("host (10.0.0.1)")).isEqualTo(-1);
        assertThat(change("x", "SELECT 1", "")).isNotEmpty();
    }
}

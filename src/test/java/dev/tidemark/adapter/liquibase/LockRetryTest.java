package dev.tidemark.adapter.liquibase;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.LockWait;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.RunSettings.Commit;
import dev.tidemark.domain.plan.RunSettings.LockPatience;
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
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What gives up waiting for a lock is undone as a whole and tried again, until that is enough. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class LockRetryTest {
    private static final RunSettings SHORT =
            RunSettings.USUAL.with(new LockPatience(Duration.ofMillis(60), Duration.ofSeconds(20)));

    @TempDir
    Path folder;

    /** Lets go of the lock, or stops the run, when it hears that the run waits. */
    private static final class Heard implements RunListener {
        final List<LockWait> waits = new CopyOnWriteArrayList<>();
        final List<Integer> attempts = new CopyOnWriteArrayList<>();
        final CancelToken cancel = new CancelToken();
        private final Runnable onWait;

        Heard(Runnable onWait) {
            this.onWait = onWait;
        }

        @Override
        public void waitsForLock(LockWait wait) {
            waits.add(wait);
            onWait.run();
        }

        @Override
        public void triesAgain(int attempt) {
            attempts.add(attempt);
        }
    }

    private static Runnable rollback(Connection other) {
        return () -> {
            try {
                other.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static RunOutcome up(Opened opened, RunSettings settings, Heard heard) {
        return opened.run(opened.plan(PlanRequest.upgrade(new Target.Head())), settings, heard, heard.cancel);
    }

    private ChangelogFolder files() {
        return new ChangelogFolder(folder).sql(table("a"), table("b"),
                change("wait", "CREATE TABLE before (id int);\nALTER TABLE a ADD COLUMN name text", ""), table("c"));
    }

    @Test
    void theRevisionIsTriedAgainAndHoldsNothingMeanwhile() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files().open(database);
                Connection other = database.connect(); Statement statement = other.createStatement()) {
            opened.upgrade("+1");
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM a");
            StringBuilder idle = new StringBuilder();
            Heard heard = new Heard(() -> {
                idle.append(others(database));
                rollback(other).run();
            });
            RunOutcome outcome = up(opened, SHORT, heard);
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.COMPLETED);
            assertThat(heard.attempts).containsExactly(2);
            LockWait wait = heard.waits.getFirst();
            assertThat(wait.attempt()).isEqualTo(1);
            assertThat(wait.from()).isEqualTo(1);
            assertThat(wait.statement()).startsWith("ALTER TABLE a");
            assertThat(idle.toString()).isEqualTo("0");
            assertThat(opened.status().record().rows()).extracting(r -> r.order()).containsExactly(1, 2, 3, 4);
        }
    }

    /** How many transactions of Tidemark's are open. */
    private static String others(PostgresDatabase database) {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'Tidemark'"
                        + " AND datname = current_database() AND xact_start IS NOT NULL")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aWholePlanBeginsAgainAtItsBeginning() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files().open(database);
                Connection other = database.connect(); Statement statement = other.createStatement()) {
            opened.upgrade("+1");
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM a");
            Heard heard = new Heard(rollback(other));
            RunOutcome outcome = up(opened, SHORT.with(Commit.WHOLE_PLAN), heard);
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.COMPLETED);
            assertThat(heard.waits.getFirst().from()).isZero();
            assertThat(opened.status().record().rows()).extracting(r -> r.order()).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void onH2TooItIsTriedAgainWhereNothingStayed() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), change("wait", "UPDATE a SET id = 3", ""));
        try (TestDatabase database = H2Databases.memory(); Opened opened = files.open(database);
                Connection other = database.connect(); Statement statement = other.createStatement()) {
            opened.upgrade("+1");
            statement.execute("INSERT INTO a VALUES (1)");
            other.setAutoCommit(false);
            statement.execute("UPDATE a SET id = 2");
            Heard heard = new Heard(rollback(other));
            assertThat(up(opened, SHORT, heard).result()).isEqualTo(Result.COMPLETED);
            assertThat(heard.attempts).containsExactly(2);
        }
    }

    @Test
    void afterTheTotalItIsGivenUpAndSaidHowOftenItWasTried() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files().open(database);
                Connection other = database.connect(); Statement statement = other.createStatement()) {
            opened.upgrade("+1");
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM a");
            RunSettings brief = RunSettings.USUAL.with(new LockPatience(Duration.ofMillis(50), Duration.ofSeconds(1)));
            RunOutcome outcome = up(opened, brief, new Heard(() -> {}));
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(requireNonNull(outcome.failure()).advice()).startsWith("It was tried 2 times, for 1 s.");
            assertThat(requireNonNull(outcome.failure()).databaseState()).contains("This revision was undone completely.");
        }
    }

    @Test
    void thePauseCanBeCancelled() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files().open(database);
                Connection other = database.connect(); Statement statement = other.createStatement()) {
            opened.upgrade("+1");
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM a");
            RunSettings slow = RunSettings.USUAL.with(new LockPatience(Duration.ofSeconds(1), Duration.ofMinutes(5)));
            Heard[] heard = new Heard[1];
            heard[0] = new Heard(() -> heard[0].cancel.now());
            long start = System.nanoTime();
            RunOutcome outcome = up(opened, slow, heard[0]);
            assertThat(outcome.result()).isEqualTo(Result.CANCELLED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
            assertThat(heard[0].waits.getFirst().blockers()).isNotEmpty();
            assertThat(opened.status().lock().held()).isFalse();
        }
    }

    @Test
    void aFailureThatIsAllowedIsNoneWhereOnlyOthersWereInTheWay() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"),
                "--changeset ann:may failOnError:false\nALTER TABLE a ADD COLUMN name text;");
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database);
                Connection other = database.connect(); Statement statement = other.createStatement()) {
            opened.upgrade("+1");
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM a");
            RunOutcome outcome = up(opened, SHORT, new Heard(rollback(other)));
            assertThat(outcome.done()).extracting(RunOutcome.Done::effect).containsExactly("executed");
        }
    }

    @Test
    void anIndexThatWasNotFinishedIsNotTriedAgainButNamed() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"),
                "--changeset ann:index runInTransaction:false\nCREATE INDEX CONCURRENTLY quick ON a (id);");
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database);
                Connection other = database.connect(); Statement statement = other.createStatement()) {
            opened.upgrade("+1");
            other.setAutoCommit(false);
            statement.execute("INSERT INTO a VALUES (1)");
            Heard heard = new Heard(() -> {});
            RunOutcome outcome = up(opened, SHORT, heard);
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(heard.waits).isEmpty();
            assertThat(requireNonNull(outcome.failure()).databaseState())
                    .contains("An index that was not finished stays, costs and does not serve: quick.");
        }
    }

    @Test
    void aStatementThatTakesTooLongIsNotCalledCancelledByAPerson() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(change("slow", "SELECT pg_sleep(30)", ""));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            RunOutcome outcome = up(opened, SHORT.withStatementTimeout(Duration.ofSeconds(1)), new Heard(() -> {}));
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            Failure.StatementFailed failed = (Failure.StatementFailed) requireNonNull(outcome.failure());
            assertThat(failed.sqlState()).isEqualTo("57014");
            assertThat(failed.message())
                    .isEqualTo("the statement took longer than the 1 s that were allowed, and the server cancelled it");
        }
    }
}

package dev.tidemark.adapter.liquibase;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.domain.deployment.BlockingSession;
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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What stops a run or keeps it waiting: a person, others' locks, a server that does not answer. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class StoppingTest {
    private static final Agreement AGREED = new Agreement(true, null, true);

    @TempDir
    Path folder;

    /** Hears what is said, and cancels after the first statement of a revision. */
    private static final class Heard implements RunListener {
        final List<List<BlockingSession>> blocked = new CopyOnWriteArrayList<>();
        final CancelToken cancel = new CancelToken();
        final String cancelAfter;

        Heard(String cancelAfter) {
            this.cancelAfter = cancelAfter;
        }

        @Override
        public void statementEnded(Step step, int number, long milliseconds) {
            if (step.revision().id().equals(cancelAfter)) {
                cancel.now();
            }
        }

        @Override
        public void blocked(List<BlockingSession> sessions) {
            blocked.add(sessions);
        }
    }

    private static RunOutcome run(Opened opened, Heard heard) {
        Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
        return opened.run(plan, AGREED, heard, heard.cancel);
    }

    @Test
    void cancellingBetweenTwoStatementsSendsNoMoreAndUndoesTheRevision() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("a"), change("two", "CREATE TABLE two (id int);\nSELECT pg_sleep(50)", ""), table("c"));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            RunOutcome outcome = run(opened, new Heard("two"));
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.CANCELLED);
            assertThat(requireNonNull(outcome.failure()).databaseState())
                    .contains("1 of 3 steps are committed and stay.", "This revision was undone completely.");
            assertThat(opened.status().record().rows()).extracting(r -> r.id().id()).containsExactly("a");
            assertThat(opened.status().lock().held()).isFalse();
            assertThat(database.statementsSeen()).noneMatch(s -> s.contains("pg_sleep"));
        }
    }

    @Test
    void whereEachStatementCommitsByItselfCancellingSaysWhatStays() {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("a"), change("two", "CREATE TABLE two (id int);\nCREATE TABLE three (id int)", ""));
        try (TestDatabase database = H2Databases.memory(); Opened opened = files.open(database)) {
            RunOutcome outcome = run(opened, new Heard("two"));
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.CANCELLED);
            assertThat(requireNonNull(outcome.failure()).databaseState())
                    .contains("not one transaction here: the first 1 of its 2 statements stay");
        }
    }

    @Test
    void aFailureThatIsAllowedDoesNotHideThatItWasCancelled() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                "--changeset ann:two failOnError:false\nCREATE TABLE two (id int);\nCREATE TABLE three (id int);");
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            RunOutcome outcome = run(opened, new Heard("two"));
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.CANCELLED);
            assertThat(outcome.done()).isEmpty();
        }
    }

    @Test
    void aStatementThatWaitsTooLongSaysWhoWasInTheWay() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("a"), change("wait", "ALTER TABLE a ADD COLUMN name text", ""));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            opened.upgrade("+1");
            try (Connection other = database.connect(); Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("SET application_name = 'night job'");
                statement.execute("SELECT count(*), 'PASSWORD ''moth''' FROM a");
                Heard heard = new Heard("");
                RunOutcome outcome = run(opened, heard);
                assertThat(outcome.result()).isEqualTo(Result.FAILED);
                assertThat(requireNonNull(outcome.failure()).advice())
                        .contains("Somebody else holds a lock on it: pid ",
                                "postgres, night job, idle in transaction for ", "count(*)")
                        .doesNotContain("moth");
                BlockingSession seen = heard.blocked.getFirst().getFirst();
                assertThat(seen.relation()).isEqualTo("a");
                assertThat(seen.mode()).isEqualTo("AccessShareLock");
                assertThat(heard.blocked.getLast()).isEmpty();
                assertThat(opened.status().lock().held()).isFalse();
            }
        }
    }

    @Test
    void onH2TooItIsSeenWhoIsInTheWay() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("a"), change("wait", "UPDATE a SET id = 3", ""));
        try (TestDatabase database = H2Databases.memory(); Opened opened = files.open(database)) {
            opened.upgrade("+1");
            database.run("INSERT INTO a VALUES (1)");
            try (Connection other = database.connect(); Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("UPDATE a SET id = 2");
                Heard heard = new Heard("");
                RunOutcome outcome = run(opened, heard);
                assertThat(outcome.result()).isEqualTo(Result.FAILED);
                assertThat(heard.blocked).isNotEmpty();
                assertThat(requireNonNull(outcome.failure()).advice())
                        .contains("Somebody else holds a lock on it: pid ");
            }
        }
    }

    @Test
    void whatWaitsOnAServerThatStandsStillCanBeGivenUp() throws SQLException, InterruptedException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            PostgresServer.shared().standStill();
            try {
                Thread person = Thread.ofPlatform().daemon().start(() -> {
                    LockSupport.parkNanos(500_000_000);
                    opened.database().engine().abandon();
                });
                FailedException given = catchThrowableOfType(FailedException.class, opened::status);
                assertThat(given.failure()).isEqualTo(new Failure.Cancelled("Nothing was changed."));
                person.join();
            } finally {
                PostgresServer.shared().goOn();
            }
            assertThat(opened.status().timeline().waiting()).hasSize(1);
        }
    }

    @Test
    void givingUpWhereNothingIsAskedChangesNothing() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            opened.database().engine().abandon();
            assertThat(opened.upgrade("head").result()).isEqualTo(Result.COMPLETED);
        }
    }
}

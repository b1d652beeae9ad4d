package dev.tidemark.fault;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What other sessions and the server's own limits do to a run: a deadlock, limits that belong to the role. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class OtherSessionsTest {
    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void make() throws SQLException {
        site = Site.postgres(folder);
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void inADeadlockTheRevisionIsUndoneAndTheNextRunGoesOn() throws Exception {
        site.sql(table("a"), table("b"), change(
                "c", "CREATE TABLE c (id int);\nINSERT INTO a VALUES (1);\nUPDATE a SET id = 5 WHERE id = 2;\n"
                        + "UPDATE b SET id = 5 WHERE id = 2",
                ""));
        try (Opened opened = site.open(); Connection other = site.database().connect()) {
            opened.upgrade("+2");
            site.run("INSERT INTO a VALUES (2)", "INSERT INTO b VALUES (2)",
                    "ALTER DATABASE " + site.texts("SELECT current_database()").getFirst()
                            + " SET deadlock_timeout = '10s'");
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("SET deadlock_timeout = '10s'"); // ours looks first, after one second
                statement.execute("UPDATE b SET id = 7 WHERE id = 2");
                Deed waits = Site.meanwhile(() -> {
                    site.awaitBusy("UPDATE b%");
                    statement.execute("UPDATE a SET id = 7 WHERE id = 2");
                });
                RunOutcome outcome = opened.upgrade("head");
                waits.join();
                other.rollback();
                Failure.StatementFailed failure = failed(outcome);
                assertThat(failure.sqlState()).as("%s", failure).isEqualTo("40P01");
                assertThat(failure.message()).contains("deadlock detected");
                assertThat(failure.databaseState()).contains("This revision was undone completely.");
                assertThat(failure.advice()).contains("another session waited for each other", "run it again");
            }
        }
        site.holds("a", "b");
        site.logged("failed");
        site.goesOn("a", "b", "c");
    }

    /** The role's limit is for the application; a migration that the person agreed to is not cut by it. */
    @Test
    void aTimeLimitOfTheRoleDoesNotCutARevision() throws Exception {
        site.sql(table("a"), change("b", "CREATE TABLE b (id int);\nSELECT pg_sleep(0.8)", ""));
        try (Role role = new Role("statement_timeout = '500ms'"); Opened opened = site.open(role.spec())) {
            RunOutcome outcome = opened.upgrade("head");
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.COMPLETED);
            site.holds("a", "b");
        }
    }

    /** Limits that end the whole session cannot be seen coming; what they do is said. */
    @Test
    void aTransactionThatTheServerFindsTooLongIsUndoneAndSaid() throws Exception {
        site.sql(table("a"), change("b", "CREATE TABLE b (id int);\nSELECT pg_sleep(5)", ""), table("c"));
        try (Role role = new Role("transaction_timeout = '1s'"); Opened opened = site.open(role.spec())) {
            Failure.StatementFailed failure = failed(opened.upgrade("head"));
            assertThat(failure.message()).contains("transaction timeout");
            assertThat(failure.databaseState()).contains("1 of 3 steps are committed",
                    "the server undoes this revision");
            site.holds("a");
            site.logged("failed");
        }
        site.sql(table("a"), table("b"), table("c"));
        site.goesOn("a", "b", "c");
    }

    @Test
    void aSessionThatTheServerFindsIdleForTooLongIsReplacedAndTheRevisionUndone() throws Exception {
        site.sql(table("a"), change("b", "CREATE TABLE b (id int);\nINSERT INTO b VALUES (1)", ""), table("c"));
        try (Role role = new Role("idle_in_transaction_session_timeout = '300ms'");
                Opened opened = site.open(role.spec())) {
            RunOutcome outcome = Site.upgrade(opened, new RunListener() {
                @Override
                public void statementEnded(Step step, int number, long milliseconds) {
                    if (step.revision().id().equals("b") && number == 1) {
                        Site.await(() -> site.texts("SELECT 1 FROM pg_stat_activity WHERE application_name = 'Tidemark'"
                                + " AND datname = current_database()").isEmpty());
                    }
                }
            });
            Failure.StatementFailed failure = failed(outcome);
            assertThat(failure.message()).contains("idle-in-transaction timeout");
            assertThat(failure.databaseState()).contains("1 of 3 steps are committed",
                    "the server undoes this revision");
            site.holds("a");
            assertThat(opened.upgrade("head").result()).isEqualTo(Result.COMPLETED);
        }
        site.holds("a", "b", "c");
    }

    private static Failure.StatementFailed failed(RunOutcome outcome) {
        assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.FAILED);
        return (Failure.StatementFailed) requireNonNull(outcome.failure());
    }

    /** A role with a setting of its own, which owns nothing and may do everything. */
    private final class Role implements AutoCloseable {
        private final String name = "r" + UUID.randomUUID().toString().replace("-", "");

        Role(String setting) throws SQLException {
            site.run("CREATE ROLE " + name + " SUPERUSER LOGIN PASSWORD 'x'", "ALTER ROLE " + name + " SET " + setting);
        }

        ConnectionSpec spec() {
            return Site.spec(site.database().url(), name, "x");
        }

        @Override
        public void close() throws SQLException {
            site.run("REASSIGN OWNED BY " + name + " TO postgres", "DROP ROLE " + name);
        }
    }
}

package dev.tidemark.fault;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Done;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody ends our session on the server (pg_terminate_backend), at one moment or another. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class TerminatedSessionTest {
    private static final String LOOK = "Connect again and look at the history before going on.";

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

    /** A revision with a table of its name, and something after it. */
    private static String slow(String name, String second) {
        return change(name, "CREATE TABLE " + name + " (id int);\n" + second, "DROP TABLE " + name);
    }

    @Test
    void whileAStatementRunsTheServerUndoesItsRevision() throws Exception {
        site.sql(table("a"), slow("b", "SELECT pg_sleep(20)"), table("c"));
        try (Opened opened = site.open()) {
            Deed other = Site.meanwhile(() -> {
                site.awaitBusy("%pg_sleep%");
                site.terminate();
            });
            RunOutcome outcome = opened.upgrade("head");
            other.join();
            Failure.StatementFailed failure = failed(outcome);
            assertThat(failure.statement()).isEqualTo("SELECT pg_sleep(20)");
            assertThat(failure.message()).contains("terminating connection due to administrator command");
            assertThat(failure.databaseState()).isEqualTo("1 of 3 steps are committed and stay. The connection is lost;"
                    + " the server undoes this revision by itself.");
            assertThat(failure.advice()).contains(LOOK);
        }
        site.holds("a");
        site.logged("failed");
        site.sql(table("a"), slow("b", "SELECT 1"), table("c"));
        site.goesOn("a", "b", "c");
    }

    @Test
    void betweenTwoStatementsTheServerUndoesTheRevision() {
        site.sql(table("a"), slow("b", "INSERT INTO b VALUES (1)"), table("c"));
        try (Opened opened = site.open()) {
            RunOutcome outcome = Site.upgrade(opened, new RunListener() {
                @Override
                public void statementEnded(Step step, int number, long milliseconds) {
                    if (step.revision().id().equals("b") && number == 1) {
                        site.terminate();
                    }
                }
            });
            Failure.StatementFailed failure = failed(outcome);
            assertThat(failure.statement()).isEqualTo("INSERT INTO b VALUES (1)");
            assertThat(failure.databaseState()).contains("1 of 3 steps are committed", "the server undoes this");
            assertThat(failure.advice()).contains(LOOK);
            site.holds("a");
            site.logged("failed");
            assertThat(opened.upgrade("head").result()).as("the same window goes on").isEqualTo(Result.COMPLETED);
        }
        site.holds("a", "b", "c");
    }

    @Test
    void betweenTwoRevisionsTheNextOneFailsAndNothingOfItIsThere() {
        site.sql(table("a"), table("b"), table("c"));
        try (Opened opened = site.open()) {
            RunOutcome outcome = Site.upgrade(opened, afterStep(1));
            Failure.StatementFailed failure = failed(outcome);
            assertThat(requireNonNull(failure.revision()).id()).isEqualTo("c");
            assertThat(failure.databaseState()).startsWith("2 of 3 steps are committed and stay.");
            assertThat(outcome.done()).hasSize(2);
        }
        site.holds("a", "b");
        site.goesOn("a", "b", "c");
    }

    @Test
    void afterTheLastRevisionTheLockIsReleasedOverAnotherConnection() {
        site.sql(table("a"), table("b"));
        try (Opened opened = site.open()) {
            RunOutcome outcome = Site.upgrade(opened, afterStep(1));
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.COMPLETED);
        }
        site.holds("a", "b");
        site.logged("completed");
    }

    @Test
    void duringTheCommitTheServerIsAskedWhatBecameOfIt() throws Exception {
        site.run("CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(20);"
                + " RETURN NULL; END $$");
        site.sql(table("a"), slow("b", "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON b DEFERRABLE INITIALLY DEFERRED"
                + " FOR EACH ROW EXECUTE FUNCTION linger();\nINSERT INTO b VALUES (1)"), table("c"));
        try (Opened opened = site.open()) {
            Deed other = Site.meanwhile(() -> {
                site.awaitBusy("COMMIT");
                site.terminate();
            });
            RunOutcome outcome = opened.upgrade("head");
            other.join();
            Failure.StatementFailed failure = failed(outcome);
            assertThat(failure.statement()).isEqualTo("COMMIT");
            assertThat(failure.databaseState()).contains("1 of 3 steps are committed",
                    "The connection was lost during the commit; the server says that it was undone");
        }
        site.holds("a");
        site.run("CREATE OR REPLACE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$");
        site.goesOn("a", "b", "c");
    }

    @Test
    void aRollbackThatIsCutShortLeavesTheRevisionAndItsRow() throws Exception {
        site.sql(table("a"), change("b", "CREATE TABLE b (id int)", "DROP TABLE b;\n--rollback SELECT pg_sleep(20)"));
        try (Opened opened = site.open()) {
            opened.upgrade("head");
            Deed other = Site.meanwhile(() -> {
                site.awaitBusy("%pg_sleep%");
                site.terminate();
            });
            RunOutcome outcome = opened.rollback("-1");
            other.join();
            assertThat(failed(outcome).databaseState()).contains("No step was committed.", "the server undoes this");
            site.holds("a", "b");
            site.logged("failed");
        }
    }

    @Test
    void aStampIsAllOrNothing() {
        site.sql(table("a"), table("b"), table("c"));
        try (Opened opened = site.open()) {
            RunOutcome outcome = opened.run(
                    opened.plan(PlanRequest.stamp(new Target.Head())),
                    Site.AGREED, afterStep(1), new CancelToken());
            assertThat(failed(outcome).databaseState()).startsWith("No step was committed.");
            assertThat(outcome.done()).isEmpty();
        }
        site.holds();
        site.goesOn("a", "b", "c");
    }

    /** Where a statement commits by itself, what is there is what the words say. */
    @Test
    void outsideATransactionItIsSaidThatWhatWasDoneStays() throws Exception {
        site.sql(table("a"), "--changeset ann:b runInTransaction:false\nCREATE TABLE b (id int);\nSELECT pg_sleep(20);\n"
                + "--rollback DROP TABLE b;");
        try (Opened opened = site.open()) {
            Deed other = Site.meanwhile(() -> {
                site.awaitBusy("%pg_sleep%");
                site.terminate();
            });
            RunOutcome outcome = opened.upgrade("head");
            other.join();
            assertThat(failed(outcome).databaseState()).contains("1 of 2 steps are committed",
                    "The connection is lost", "stay");
        }
        assertThat(site.recorded()).containsExactly("a");
        assertThat(site.tables()).containsExactly("a", "b");
        assertThat(site.locked()).isFalse();
    }

    /** Ends the session when the step at {@code wanted} is done. */
    private RunListener afterStep(int wanted) {
        return new RunListener() {
            @Override
            public void stepEnded(int index, int total, Done done) {
                if (index == wanted) {
                    site.terminate();
                }
            }
        };
    }

    private static Failure.StatementFailed failed(RunOutcome outcome) {
        assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.FAILED);
        return (Failure.StatementFailed) requireNonNull(outcome.failure());
    }
}

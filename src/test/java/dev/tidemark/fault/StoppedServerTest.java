package dev.tidemark.fault;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.application.ReleaseLock;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fault.OwnServer.Stop;
import dev.tidemark.fixture.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server is stopped and started again while Tidemark works, or becomes a standby, or is one no longer. */
@Timeout(90)
class StoppedServerTest {
    private static final String STANDBY = "This server is a standby: it follows another one and takes no writes.";

    @TempDir
    private static Path data;

    private static OwnServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = new OwnServer(data.resolve("server"));
    }

    @AfterAll
    static void end() throws IOException {
        server.close();
    }

    private Site site() throws SQLException {
        return new Site(server.fresh(), folder);
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void aServerThatIsStoppedUndoesTheRevisionAndKeepsTheLockWhichIsSaid(Stop how) throws Exception {
        Site site = site().sql(
                table("a"), change("b", "CREATE TABLE b (id int);\nSELECT pg_sleep(20)", ""), table("c"));
        RunOutcome outcome;
        try (Opened opened = site.open()) {
            Deed other = Site.meanwhile(() -> {
                site.awaitBusy("%pg_sleep%");
                server.stop(how);
            });
            outcome = opened.upgrade("head");
            other.join();
            assertThat(catchThrowableOfType(FailedException.class, opened::status).failure())
                    .isInstanceOf(Failure.Unreachable.class);
            server.start();
            Failure.StatementFailed failure = (Failure.StatementFailed) requireNonNull(outcome.failure());
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(failure.databaseState()).contains(
                    "1 of 3 steps are committed and stay.", "the server undoes this revision by itself",
                    "The changelog lock could not be released and is still held; release it.");
            assertThat(failure.advice()).contains("look at the history before going on");
            assertThat(site.tables()).containsExactly("a");
            assertThat(site.recorded()).containsExactly("a");
            assertThat(site.locked()).as("as it was said").isTrue();
            site.logged("failed");
            new ReleaseLock().release(opened.database(), opened.status().lock(), Site.AGREED);
        }
        site.sql(table("a"), change("b", "CREATE TABLE b (id int)", ""), table("c"));
        site.goesOn("a", "b", "c");
    }

    @Test
    void aServerThatWasStartedAgainMeanwhileIsFoundAtTheSecondLook() throws Exception {
        Site site = site().sql(table("a"), table("b"), table("c"));
        try (Opened opened = site.open()) {
            opened.upgrade("+1");
            Plan reviewed = opened.plan(PlanRequest.upgrade(new Target.Head()));
            server.stop(Stop.FAST);
            server.start();
            assertLost(opened.run(reviewed));
            site.holds("a");
            assertThat(opened.run(reviewed).result()).as("the same window goes on").isEqualTo(Result.COMPLETED);
        }
        site.holds("a", "b", "c");
    }

    @Test
    void aServerThatBecameAStandbyIsToldBeforeTheRunAndOneThatIsNoneAnyMoreRuns() throws Exception {
        Site site = site().sql(table("a"), table("b"));
        try (Opened opened = site.open()) {
            opened.upgrade("+1");
            Plan reviewed = opened.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(reviewed.blockers()).isEmpty();
            server.demote();
            assertLost(opened.run(reviewed));
            RunOutcome refused = opened.run(reviewed);
            assertThat(refused.result()).as("%s", refused.failure()).isEqualTo(Result.REFUSED);
            assertThat(requireNonNull(refused.failure()).databaseState()).isEqualTo("Nothing was changed.");
            assertThat(opened.status().server().readOnly()).isEqualTo(STANDBY);
            assertThat(opened.status().record().rows()).as("reading works").hasSize(1);
            Plan onStandby = opened.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(onStandby.blockers()).extracting(b -> b.message()).contains(STANDBY);
            assertThat(requireNonNull(opened.run(onStandby).failure()).what()).isEqualTo(STANDBY);
            site.holds("a");
            server.promote();
            assertThat(opened.run(reviewed).result()).as("the plan that was reviewed holds again")
                    .isEqualTo(Result.COMPLETED);
        }
        site.holds("a", "b");
    }

    private static void assertLost(RunOutcome outcome) {
        assertThat(outcome.result()).isEqualTo(Result.FAILED);
        assertThat(requireNonNull(outcome.failure()).sentences())
                .contains("The connection to the database is lost", "Nothing was changed.", "try again");
    }
}

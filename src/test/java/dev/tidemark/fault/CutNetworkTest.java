package dev.tidemark.fault;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.fixture.Cut;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.LossyWire;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The network goes: in the middle of a statement, before, during and after COMMIT, for a moment or for good. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class CutNetworkTest {
    private static final String HELD = "The changelog lock could not be released and is still held; release it.";
    private static final String LINGERS = "CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " PERFORM pg_sleep(1.5); RETURN NULL; END $$";

    @TempDir
    Path folder;

    private PostgresDatabase database;
    private Site site;

    @BeforeEach
    void make() throws SQLException {
        database = PostgresServer.shared().fresh();
        site = new Site(database, folder);
    }

    @AfterEach
    void end() {
        site.close();
    }

    private Opened over(int port) {
        String url = "jdbc:postgresql://localhost:" + port + "/" + database.name() + "?prepareThreshold=0";
        return site.open(Site.spec(url, database.user(), database.password()));
    }

    @Test
    void inTheMiddleOfAStatementTheServerUndoesTheRevision() throws Exception {
        site.sql(table("a"), change("b", "CREATE TABLE b (id int);\nSELECT pg_sleep(1)", ""), table("c"));
        try (Cut way = new Cut(PostgresServer.shared().port()); Opened opened = over(way.port())) {
            Deed other = Site.meanwhile(() -> {
                site.awaitBusy("%pg_sleep%");
                way.cut();
            });
            RunOutcome outcome = opened.upgrade("head");
            other.join();
            Failure.StatementFailed failure = failed(outcome);
            assertThat(failure.statement()).isEqualTo("SELECT pg_sleep(1)");
            assertThat(failure.databaseState()).contains(
                    "1 of 3 steps are committed", "the server undoes this revision by itself", HELD);
            assertThat(site.locked()).as("as it was said").isTrue();
            site.logged("failed");
            way.mend();
            Site.await(() -> site.texts("SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(1)%' AND"
                    + " datname = current_database() AND pid <> pg_backend_pid()").isEmpty());
            opened.database().engine().releaseLock();
            site.holds("a");
            assertThat(opened.upgrade("head").result()).as("the same window goes on").isEqualTo(Result.COMPLETED);
        }
        site.holds("a", "b", "c");
    }

    /** The server says at once what became of it, or is still at it and is asked until it knows. */
    @ParameterizedTest
    @EnumSource(LossyWire.Cut.class)
    void atTheCommitTheServerIsAskedWhatBecameOfIt(LossyWire.Cut how) throws Exception {
        site.sql(table("a"), table("lost"), table("c"));
        try (LossyWire wire = new LossyWire(PostgresServer.shared().port(), "CREATE TABLE lost", how);
                Opened opened = over(wire.port())) {
            RunOutcome outcome = opened.upgrade("head");
            assertThat(wire.wasCut()).isTrue();
            boolean kept = how == LossyWire.Cut.AFTER;
            assertThat(failed(outcome).databaseState()).contains("The connection was lost during the commit",
                    kept ? "the server says that it was kept" : "the server says that it was undone");
            site.holds(kept ? new String[]{"a", "lost"} : new String[]{"a"});
        }
        site.logged("failed");
        site.goesOn("a", "lost", "c");
    }

    @Test
    void duringTheCommitTheServerIsAskedUntilItIsThroughWithIt() throws Exception {
        site.run(LINGERS);
        site.sql(table("a"), change("lost", "CREATE TABLE lost (id int);\nCREATE CONSTRAINT TRIGGER late AFTER INSERT ON"
                + " lost DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION linger();\n"
                + "INSERT INTO lost VALUES (1)", ""), table("c"));
        try (LossyWire wire =
                new LossyWire(PostgresServer.shared().port(), "INSERT INTO lost", LossyWire.Cut.AFTER);
                Opened opened = over(wire.port())) {
            RunOutcome outcome = opened.upgrade("head");
            assertThat(wire.wasCut()).isTrue();
            assertThat(failed(outcome).databaseState()).contains("the server says that it was kept");
            assertThat(outcome.done()).hasSize(2);
        }
        site.holds("a", "lost");
        assertThat(site.texts("SELECT count(*) FROM lost")).containsExactly("1");
        site.goesOn("a", "lost", "c");
    }

    /** Nobody can be asked: it is said to be unknown, and nothing runs twice. */
    @ParameterizedTest
    @CsvSource({"BEFORE, up", "AFTER, up", "BEFORE, down", "AFTER, down"})
    void whereTheServerCannotBeAskedTheOutcomeIsUnknownAndNothingRunsTwice(LossyWire.Cut how, String direction)
            throws Exception {
        site.sql(table("a"), change("lost", "CREATE TABLE lost (id int)", "DROP TABLE lost"));
        boolean up = direction.equals("up");
        if (!up) {
            site.goesOn("a", "lost");
        }
        String mark = up ? "CREATE TABLE lost" : "DROP TABLE lost";
        try (LossyWire wire = new LossyWire(PostgresServer.shared().port(), mark, how).forGood();
                Opened opened = over(wire.port())) {
            RunOutcome outcome = up ? opened.upgrade("head") : opened.rollback("-1");
            assertThat(wire.wasCut()).isTrue();
            assertThat(failed(outcome).databaseState()).contains(
                    "whether it was kept or undone is unknown until the history is read again", HELD);
        }
        boolean sent = how == LossyWire.Cut.AFTER;
        List<String> expected = new ArrayList<>(List.of("a"));
        if (sent == up) {
            expected.add("lost");
        }
        Site.await(() -> site.recorded().equals(expected));
        assertThat(site.tables()).isEqualTo(expected);
        assertThat(site.locked()).as("as it was said").isTrue();
        site.logged("failed");
        try (Opened again = site.open()) {
            again.database().engine().releaseLock();
        }
        site.goesOn("a", "lost");
    }

    private static Failure.StatementFailed failed(RunOutcome outcome) {
        assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.FAILED);
        return (Failure.StatementFailed) requireNonNull(outcome.failure());
    }
}

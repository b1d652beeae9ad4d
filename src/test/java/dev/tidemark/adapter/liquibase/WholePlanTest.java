package dev.tidemark.adapter.liquibase;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Done;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.RunSettings.Commit;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.LossyWire;
import dev.tidemark.fixture.LossyWire.Cut;
import dev.tidemark.fixture.MemoryJournal;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A whole plan in one transaction: all or nothing. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class WholePlanTest {
    private static final RunSettings WHOLE = Opened.ONE_ATTEMPT.with(Commit.WHOLE_PLAN);

    @TempDir
    Path folder;

    private static RunOutcome up(Opened opened) {
        return up(opened, WHOLE, RunListener.SILENT);
    }

    private static RunOutcome up(Opened opened, RunSettings settings, RunListener listener) {
        return opened.run(opened.plan(PlanRequest.upgrade(new Target.Head())), settings, listener, new CancelToken());
    }

    private static List<String> recorded(Opened opened) {
        return opened.status().record().rows().stream().map(r -> r.id().id()).toList();
    }

    @Test
    void aFailureUndoesEveryRevisionAndSaysSo() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("a"), table("b"), change("bad", "INSERT INTO nothing VALUES (1)", ""));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            RunOutcome outcome = up(opened);
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(outcome.done()).isEmpty();
            assertThat(requireNonNull(outcome.failure()).databaseState())
                    .isEqualTo("No step was committed. All that ran in this transaction was undone.");
            assertThat(recorded(opened)).isEmpty();
            assertThat(opened.status().lock().held()).isFalse();
            database.run("CREATE TABLE a (id int)", "CREATE TABLE b (id int)");
        }
    }

    @Test
    void itIsOneCommitUpAndDownWithTheRowsInOrder() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), table("b"), table("c"));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            opened.upgrade("+1");
            List<String> told = new ArrayList<>();
            RunOutcome outcome = up(opened, WHOLE, new RunListener() {
                @Override
                public void stepEnded(int index, int total, Done done) {
                    told.add(done.revision().id());
                }

                @Override
                public void committed(List<Done> done) {
                    told.add("commit of " + done.size());
                }
            });
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.COMPLETED);
            assertThat(told).containsExactly("b", "c", "commit of 2");
            assertThat(opened.status().record().rows()).extracting(AppliedRevision::order).containsExactly(1, 2, 3);
            assertThat(oneTransaction(database)).isTrue();
            opened.run(opened.plan(PlanRequest.rollback(new Target.Base())), WHOLE, RunListener.SILENT,
                    new CancelToken());
            assertThat(recorded(opened)).isEmpty();
        }
    }

    /** Whether the last two rows were written by one transaction. */
    private static boolean oneTransaction(PostgresDatabase database) throws SQLException {
        try (var connection = database.connect(); var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*), count(DISTINCT txid) FROM (SELECT DATEEXECUTED AS txid"
                        + " FROM databasechangelog WHERE ORDEREXECUTED > 1) t")) {
            row.next();
            return row.getInt(1) == 2 && row.getInt(2) == 1; // NOW() is the transaction's time
        }
    }

    @Test
    void whatLiquibaseRollsBackByItselfUndoesNoEarlierRevision() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("a"),
                "--changeset ann:passed\n--preconditions onFail:MARK_RAN\n--precondition-sql-check expectedResult:1"
                        + " SELECT count(*) FROM a\nCREATE TABLE passed (id int);",
                "--changeset ann:allowed failOnError:false\nCREATE TABLE gone (id int);\nINSERT INTO nothing VALUES (1);",
                "--changeset ann:skipped\n--preconditions onFail:CONTINUE\n--precondition-sql-check expectedResult:1"
                        + " SELECT count(*) FROM a\nCREATE TABLE skipped (id int);",
                table("last"));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            RunOutcome outcome = up(opened);
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.COMPLETED);
            assertThat(outcome.done()).extracting(Done::effect)
                    .containsExactly("executed", "markRan", "failed", "skipped", "executed");
            assertThat(recorded(opened)).containsExactly("a", "passed", "last");
            assertThat(opened.status().record().rows()).extracting(AppliedRevision::order).containsExactly(1, 2, 3);
            database.run("INSERT INTO a VALUES (1)", "INSERT INTO last VALUES (1)", "CREATE TABLE gone (id int)");
        }
    }

    @Test
    void itIsCutAtWhatCannotRunInATransaction() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("a"), table("b"),
                "--changeset ann:index runInTransaction:false\nCREATE INDEX CONCURRENTLY quick ON a (id);",
                table("c"), change("bad", "INSERT INTO nothing VALUES (1)", ""));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            RunOutcome outcome = up(opened);
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(recorded(opened)).containsExactly("a", "b", "index");
            assertThat(requireNonNull(outcome.failure()).databaseState())
                    .isEqualTo("3 of 5 steps are committed and stay. All that ran in this transaction was undone.");
        }
    }

    @Test
    void aValueThatIsAddedToATypeIsKeptBeforeItIsUsed() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                change("type", "CREATE TYPE mood AS ENUM ('sad')", ""),
                change("uses", "CREATE TABLE people (id int, m mood)", ""));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            opened.upgrade("head");
            files.sql(change("type", "CREATE TYPE mood AS ENUM ('sad')", ""),
                    change("uses", "CREATE TABLE people (id int, m mood)", ""),
                    change("adds", "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'glad'", ""), table("between"),
                    change("needs", "INSERT INTO people VALUES (1, 'glad')", ""));
            RunOutcome outcome = up(opened);
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.COMPLETED);
        }
    }

    @Test
    void stoppingBetweenRevisionsUndoesAll() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), table("b"), table("c"));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            CancelToken cancel = new CancelToken();
            RunOutcome outcome = opened.run(opened.plan(PlanRequest.upgrade(new Target.Head())), WHOLE,
                    new RunListener() {
                        @Override
                        public void stepStarted(int index, int total, Step step) {
                            if (index == 1) {
                                cancel.afterRevision();
                            }
                        }
                    },
                    cancel);
            assertThat(outcome.result()).isEqualTo(Result.CANCELLED);
            assertThat(requireNonNull(outcome.failure()).databaseState()).contains("All that ran");
            assertThat(recorded(opened)).isEmpty();
        }
    }

    @Test
    void aCommitWhoseAnswerIsLostTellsOfAllOrOfNone() throws Exception {
        for (Cut how : Cut.values()) {
            new ChangelogFolder(folder).sql(table("first"), table("lost"));
            try (PostgresDatabase database = PostgresServer.shared().fresh();
                    LossyWire wire = new LossyWire(PostgresServer.shared().port(), "CREATE TABLE lost", how)) {
                String url = "jdbc:postgresql://localhost:" + wire.port() + "/" + database.name() + "?prepareThreshold=0";
                ConnectionSpec spec = new ConnectionSpec(
                        url, database.user(), database.password(), null, null, Environment.DEVELOPMENT);
                MemoryJournal journal = new MemoryJournal();
                try (Opened opened = Opened.open(spec, Opened.project(folder, "root.sql", ""), journal)) {
                    RunOutcome outcome = up(opened);
                    assertThat(wire.wasCut()).isTrue();
                    assertThat(outcome.done()).hasSize(how == Cut.AFTER ? 2 : 0);
                    assertThat(recorded(opened)).hasSize(how == Cut.AFTER ? 2 : 0);
                    assertThat(journal.read().getFirst().steps()).hasSize(how == Cut.AFTER ? 2 : 0);
                }
            }
        }
    }

    @Test
    void h2RefusesItBeforeAnythingIsSent() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"));
        try (TestDatabase database = H2Databases.memory(); Opened opened = files.open(database)) {
            RunOutcome outcome = up(opened);
            assertThat(outcome.result()).isEqualTo(Result.REFUSED);
            assertThat(requireNonNull(outcome.failure()).what()).contains("H2 commits at each change of the schema");
        }
    }

    @Test
    void nothingIsStartedAfterTheTimeThatWasSet() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("a"), change("slow", "SELECT pg_sleep(1.5)", ""), table("c"));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            RunSettings soon = Opened.ONE_ATTEMPT.withNotAfter(Instant.now().plusMillis(1_400));
            RunOutcome outcome = up(opened, soon, RunListener.SILENT);
            assertThat(outcome.result()).isEqualTo(Result.CANCELLED);
            assertThat(requireNonNull(outcome.failure()).what()).startsWith("Stopped: nothing new is started after ");
            assertThat(recorded(opened)).containsExactly("a", "slow");
            RunOutcome late = up(opened, Opened.ONE_ATTEMPT.withNotAfter(Instant.now()), RunListener.SILENT);
            assertThat(requireNonNull(late.failure()).databaseState()).isEqualTo("Nothing was sent.");
        }
    }
}

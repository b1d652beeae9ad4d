package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.Composition;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import dev.tidemark.fixture.TestTerminal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a plan is run, chosen on the command line. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class RunningOnDatabasesTest {
    private static final String BAD = "--changeset ann:bad\nINSERT INTO nothing VALUES (1);";
    private static final String INDEX =
            "--changeset ann:index runInTransaction:false\nCREATE INDEX CONCURRENTLY quick ON a (id);";

    @TempDir
    Path elsewhere = Path.of("");

    @TempDir
    Path project = Path.of("");

    private final TestTerminal terminal = new TestTerminal();

    private void changelog(String... changesets) {
        new ChangelogFolder(project).sql(changesets).file("tidemark.yaml", "changelog: root.sql\n");
    }

    private int run(TestDatabase database, String... arguments) {
        terminal.takeOut();
        terminal.takeErr();
        Map<String, String> variables = Map.of("TIDEMARK_HOME", elsewhere.resolve("home").toString(),
                "TIDEMARK_PASSWORD", database.password(), "TIDEMARK_ENVIRONMENT", "development");
        String[] all = Stream.concat(Stream.of(arguments),
                Stream.of("--project", project.toString(), "--url", database.url(), "--user", database.user()))
                .toArray(String[]::new);
        return new Composition(variables, elsewhere).commandLine(terminal, elsewhere).run(all);
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(terminal.takeOut());
    }

    @Test
    void oneTransactionIsAllOrNothing() throws Exception {
        changelog(ChangelogFolder.table("a"), ChangelogFolder.table("b"), BAD);
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            assertThat(run(database, "upgrade", "--yes", "--one-transaction")).isEqualTo(1);
            assertThat(terminal.takeErr()).contains("No step was committed. All that ran in this transaction was undone.");
            assertThat(terminal.takeOut()).contains("Committed: all in one transaction with the record");
            assertThat(run(database, "status", "--json")).isZero();
            assertThat(json().path("counts").path("applied").asInt()).isZero();
        }
    }

    @Test
    void aTrialSaysWhatEachStatementTookAndLeavesNothing() throws Exception {
        changelog(ChangelogFolder.table("a"), ChangelogFolder.table("b"));
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            assertThat(run(database, "upgrade", "--yes", "--trial", "--time-limit", "20s")).as(terminal.takeErr()).isZero();
            assertThat(terminal.takeOut())
                    .contains(" ms  CREATE TABLE a", "2 revisions in ", "all of it was undone", "What stays: ");
            assertThat(run(database, "upgrade", "--yes", "--trial", "--json")).isZero();
            JsonNode trial = json();
            assertThat(trial.path("trial").asBoolean()).isTrue();
            assertThat(trial.path("steps").get(1).path("statements")).isNotEmpty();
            assertThat(run(database, "status", "--json")).isZero();
            assertThat(json().path("counts").path("applied").asInt()).isZero();
            assertThat(run(database, "log")).isZero();
            assertThat(terminal.takeOut()).contains("trial of upgrade head");
            assertThat(run(database, "upgrade", "--yes", "--time-limit", "20s")).isEqualTo(2);
        }
    }

    @Test
    void thePlanSaysWhereItCommits() throws Exception {
        changelog(ChangelogFolder.table("a"), INDEX, ChangelogFolder.table("b"), ChangelogFolder.table("c"));
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            assertThat(run(database, "plan", "head")).isZero();
            assertThat(terminal.takeOut()).contains(
                    "Committed: each revision in one transaction with its row, except:",
                    "2: each statement by itself. CREATE INDEX CONCURRENTLY cannot run inside a transaction.");
            assertThat(run(database, "plan", "head", "--one-transaction", "--json")).isZero();
            JsonNode plan = json();
            assertThat(plan.path("commit").asString()).isEqualTo("wholePlan");
            assertThat(plan.path("transactions")).hasSize(4);
            assertThat(plan.path("transactions").get(3).path("steps").toString()).isEqualTo("[2,3]");
            assertThat(run(database, "upgrade", "--yes", "--trial")).isEqualTo(5);
            assertThat(terminal.takeErr()).contains("CREATE INDEX CONCURRENTLY cannot run inside a transaction.");
        }
    }

    @Test
    void aLockThatOthersHoldIsWaitedForAsLongAsIsSaid() throws Exception {
        changelog(ChangelogFolder.table("a"),
                ChangelogFolder.change("wait", "ALTER TABLE a ADD COLUMN name text", ""));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Connection other = database.connect();
                Statement statement = other.createStatement()) {
            assertThat(run(database, "upgrade", "+1", "--yes")).isZero();
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM a");
            assertThat(run(database, "upgrade", "--yes", "--lock-wait", "0")).isEqualTo(1);
            assertThat(terminal.takeErr()).contains("Somebody else holds a lock on it");
        }
    }

    @Test
    void afterTheTimeThatWasSetNothingIsStarted() throws Exception {
        changelog(ChangelogFolder.table("a"));
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            assertThat(run(database, "upgrade", "--yes", "--not-after", "2020-01-01T00:00")).isEqualTo(130);
            assertThat(terminal.takeErr()).contains("Stopped: nothing new is started after 2020-01-01 00:00");
            assertThat(run(database, "upgrade", "--yes", "--statement-timeout", "soon")).isEqualTo(2);
        }
    }

    @Test
    void onH2ItSaysWhatItCannotPromise() throws Exception {
        changelog(ChangelogFolder.table("a"), ChangelogFolder.table("b"));
        try (TestDatabase database = H2Databases.memory()) {
            assertThat(run(database, "plan", "head")).isZero();
            assertThat(terminal.takeOut()).contains("Committed as it goes:", "H2 commits at each change of the schema");
            assertThat(run(database, "upgrade", "--yes", "--one-transaction")).isEqualTo(5);
            assertThat(run(database, "upgrade", "--yes", "--trial", "--json")).isEqualTo(5);
            assertThat(json().path("outcome").asString()).isEqualTo("refused");
        }
    }

    @Test
    void theHelpNamesTheOptions() throws Exception {
        try (TestDatabase database = H2Databases.memory()) {
            assertThat(run(database, "upgrade", "--help")).isZero();
            assertThat(terminal.takeOut()).contains("--one-transaction", "--trial", "--time-limit", "--lock-wait",
                    "--not-after", "--statement-timeout");
            assertThat(run(database, "stamp", "--help")).isZero();
            assertThat(terminal.takeOut()).contains("--lock-wait").doesNotContain("--trial");
        }
    }
}

package dev.tidemark.adapter.liquibase;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What only PostgreSQL can do, or can do to us. */
@ExtendWith(LeakCheck.class)
class PostgresRunTest {
    @TempDir
    Path folder;

    private static List<String> recorded(Opened opened) {
        return opened.status().record().rows().stream().map(r -> r.id().id()).toList();
    }

    private Opened as(PostgresDatabase database, @Nullable String schema, @Nullable String role) {
        ConnectionSpec spec = new ConnectionSpec(
                database.url(), database.user(), database.password(), schema, role, Environment.DEVELOPMENT);
        return Opened.open(spec, Opened.project(folder, "root.sql", ""), new Opened.Forgetful());
    }

    @Test
    void aConnectionThatTheServerCutsLeavesNoLockAndTheNextCallConnectsAnew() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("a"),
                change("cut", "CREATE TABLE cut (id int);\nSELECT pg_terminate_backend(pg_backend_pid())", ""));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            RunOutcome outcome = opened.upgrade("head");
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(requireNonNull(outcome.failure()).databaseState())
                    .contains("1 of 2 steps are committed",
                            "The connection is lost; the server undoes this revision by itself.");
            assertThat(opened.status().lock().held()).isFalse();
            assertThat(recorded(opened)).containsExactly("a");
            files.sql(table("a"), table("cut"));
            assertThat(opened.upgrade("head").result()).isEqualTo(Result.COMPLETED);
        }
    }

    @Test
    void ofACommitThatTheServerGaveUpItSaysThatItWasUndone() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql("""
                --changeset ann:cut splitStatements:false
                CREATE TABLE cut (id int);
                CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
                CREATE CONSTRAINT TRIGGER late AFTER INSERT ON cut DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION cut_off();
                INSERT INTO cut VALUES (1);""");
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            RunOutcome outcome = opened.upgrade("head");
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(requireNonNull(outcome.failure()).databaseState()).contains("during the commit",
                    "the server says that it was undone");
            assertThat(opened.status().lock().held()).isFalse();
        }
    }

    @Test
    void aSchemasNameIsTakenAsItIsWritten() throws SQLException {
        new ChangelogFolder(folder).sql(table("a"));
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            database.run("CREATE SCHEMA \"Big App\"");
            database.run("CREATE SCHEMA app");
            database.run("CREATE SCHEMA \"App\"");
            for (String schema : List.of("Big App", "App")) {
                try (Opened opened = as(database, schema, null)) {
                    assertThat(opened.upgrade("head").failure()).isNull();
                    assertThat(opened.status().server().schema()).isEqualTo(schema);
                    database.run("SELECT id FROM \"" + schema + "\".a");
                    database.run("SELECT id FROM \"" + schema + "\".databasechangelog");
                    assertThat(opened.rollback("base").failure()).isNull();
                }
            }
        }
    }

    @Test
    void aSearchPathThatLeadsNowhereIsSaidAndNoOtherSchemasRecordIsRead() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"));
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            try (Opened opened = files.open(database)) {
                opened.upgrade("head");
            }
            try (Opened opened = as(database, "nowhere", null)) {
                assertThat(opened.status().record().rows()).isEmpty();
                assertThat(opened.status().server().readOnly()).contains("search path");
            }
        }
    }

    @Test
    void aRevisionAndItsRowAreOneTransactionUpAndDown() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            opened.upgrade("head");
            opened.rollback("base");
            List<String> seen =
                    database.statementsSeen().stream().filter(s -> !s.startsWith("SHOW ")).toList();
            int create = seen.indexOf("CREATE TABLE a (id int PRIMARY KEY)");
            assertThat(seen.subList(create - 1, create + 4)).extracting(s -> s.split(" ", 2)[0])
                    .containsExactly("BEGIN", "CREATE", "SELECT", "INSERT", "COMMIT");
            int drop = seen.indexOf("DROP TABLE a");
            assertThat(seen.subList(drop - 1, drop + 4)).extracting(s -> s.split(" ", 2)[0])
                    .containsExactly("BEGIN", "DROP", "SELECT", "DELETE", "COMMIT");
        }
    }

    @Test
    void aConstraintThatFailsOnlyAtCommitUndoesTheWholeRevision() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                "--changeset ann:tables\nCREATE TABLE parent (id int PRIMARY KEY);\nCREATE TABLE child (id int, parent int"
                        + " REFERENCES parent DEFERRABLE INITIALLY DEFERRED);",
                change("orphan", "INSERT INTO child VALUES (1, 7)", ""));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            RunOutcome outcome = opened.upgrade("head");
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(requireNonNull(outcome.failure()).what()).contains("orphan", "foreign key");
            assertThat(recorded(opened)).containsExactly("tables");
        }
    }

    @Test
    void waitingForALockEndsAfterTwoSecondsWithWords() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("a"), change("wait", "ALTER TABLE a ADD COLUMN b int", "ALTER TABLE a DROP COLUMN b"));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            opened.upgrade("+1");
            try (Connection other = database.connect(); Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("LOCK TABLE a IN ACCESS SHARE MODE");
                RunOutcome outcome = opened.upgrade("head");
                assertThat(outcome.result()).isEqualTo(Result.FAILED);
                assertThat(requireNonNull(outcome.failure()).advice()).contains("Somebody else holds a lock");
                other.rollback();
            }
            assertThat(opened.upgrade("head").result()).isEqualTo(Result.COMPLETED);
        }
    }

    @Test
    void schemaAndRoleAreTakenAndBelongToTheFingerprint() throws SQLException {
        new ChangelogFolder(folder).sql(table("a"));
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            String role = "role_" + database.name();
            database.run("CREATE SCHEMA app", "CREATE ROLE " + role, "GRANT ALL ON SCHEMA app TO " + role);
            try (Opened opened = as(database, "app", role); Opened plain = as(database, "app", null)) {
                ServerIdentity server = opened.status().server();
                assertThat(server.schema()).isEqualTo("app");
                assertThat(server.user().current()).isEqualTo(role);
                Plan reviewed = plain.plan(PlanRequest.upgrade(new Target.Head()));
                RunOutcome refused = opened.run(reviewed);
                assertThat(refused.result()).isEqualTo(Result.REFUSED);
                assertThat(requireNonNull(refused.failure()).what()).contains("role");
                assertThat(opened.upgrade("head").failure()).isNull();
            }
            database.run("INSERT INTO app.a VALUES (1)", "REASSIGN OWNED BY " + role + " TO postgres",
                    "DROP OWNED BY " + role, "DROP ROLE " + role);
        }
    }

    @Test
    void aMissingRightIsSaidAndNothingStays() throws SQLException {
        new ChangelogFolder(folder).sql(table("a"));
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            String role = "poor_" + database.name();
            database.run("CREATE ROLE " + role);
            try (Opened opened = as(database, null, role)) {
                RunOutcome outcome = opened.upgrade("head");
                assertThat(outcome.result()).isEqualTo(Result.FAILED);
                assertThat(requireNonNull(outcome.failure()).sentences()).contains("permission denied",
                        "lacks the right");
                assertThat(opened.status().record().tableExists()).isFalse();
            }
            database.run("DROP ROLE " + role);
        }
    }

    @Test
    void connectingSaysWhatIsWrongAndWhatToTry() throws SQLException {
        new ChangelogFolder(folder).sql(table("a"));
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            String host = database.url().replaceFirst("/[^/]*$", "/");
            assertThat(words(host + "nowhere", "postgres")).contains("\"nowhere\" does not exist", "database's name");
            assertThat(words(database.url().replaceFirst(":\\d+/", ":1/"), "postgres")).contains("Check host and port");
            assertThat(words(database.url(), "nobody")).contains("nobody").doesNotContain("secret-word");
            assertThat(words("jdbc:mysql://localhost/x", "postgres")).contains("PostgreSQL", "H2");
        }
    }

    private String words(String url, String user) {
        ConnectionSpec spec = new ConnectionSpec(url, user, "secret-word", null, null, Environment.DEVELOPMENT);
        return catchThrowableOfType(FailedException.class, () -> Opened
                .open(spec, Opened.project(folder, "root.sql", ""), new Opened.Forgetful())
                .close())
                .failure()
                .sentences();
    }
}

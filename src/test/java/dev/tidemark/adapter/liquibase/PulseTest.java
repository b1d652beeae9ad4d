package dev.tidemark.adapter.liquibase;

import static dev.tidemark.fixture.ChangelogFolder.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.application.LookForChanges;
import dev.tidemark.application.LookForChanges.Found;
import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.H2Database;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Looking whether something changed costs next to nothing and leaves nothing behind. */
@ExtendWith(LeakCheck.class)
class PulseTest {
    private static final String NOT_IDLE = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name = 'Tidemark' AND state <> 'idle'";
    private static final String MANY = "INSERT INTO databasechangelog SELECT 'id' || i, 'ann', 'other.xml',"
            + " now() - i * interval '1 minute', i + 10, 'EXECUTED', '9:' || md5(i::text), 'sql', '', NULL, '4.33.0',"
            + " NULL, NULL, '1' FROM generate_series(1, 10000) i";

    @TempDir
    Path folder;

    @Test
    void aPulseIsOneReadOnlyQueryAndLeavesNoTransactionOpen() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), table("b"));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            opened.upgrade("a");
            opened.status();
            opened.database().engine().pulse();
            database.forgetStatements();
            opened.database().engine().pulse();
            List<String> seen = database.statementsSeen();
            assertThat(seen).filteredOn(s -> s.startsWith("SELECT")).hasSize(1);
            assertThat(seen).anyMatch(s -> s.startsWith("BEGIN READ ONLY"));
            assertThat(seen).noneMatch(s -> s.matches("(?is).*\\b(insert|update|delete|create|commit)\\b.*"));
            assertThat(seen.getLast()).isEqualTo("ROLLBACK");
            assertThat(number(database, NOT_IDLE)).isZero();
        }
    }

    @Test
    void itSeesWhatSomebodyElseDoesAndNothingElse() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), table("b"));
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened opened = files.open(database);
                Opened other = files.open(database)) {
            LookForChanges changes = new LookForChanges();
            Status status = opened.status();
            assertThat(changes.look(opened.database(), status)).isEqualTo(new Found(false, false, false));
            other.upgrade("a");
            assertThat(changes.look(opened.database(), status).record()).isTrue();
            Status applied = opened.status();
            assertThat(changes.look(opened.database(), applied)).isEqualTo(new Found(false, false, false));
            database.run("UPDATE databasechangeloglock SET locked = true, lockedby = 'ci' WHERE id = 1");
            assertThat(changes.look(opened.database(), applied)).isEqualTo(new Found(false, false, true));
            database.run("DROP TABLE databasechangelog", "DROP TABLE databasechangeloglock");
            assertThatThrownBy(() -> changes.look(opened.database(), applied)).isInstanceOf(FailedException.class);
            assertThat(changes.look(opened.database(), applied)).isEqualTo(new Found(false, true, true));
        }
    }

    @Test
    void h2IsWatchedAsWell() {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), table("b"));
        try (H2Database database = H2Databases.memory();
                Opened opened = files.open(database);
                Opened other = files.open(database)) {
            Status status = opened.status();
            other.upgrade("a");
            assertThat(new LookForChanges().look(opened.database(), status).record()).isTrue();
            Status applied = opened.status();
            assertThat(new LookForChanges().look(opened.database(), applied).any()).isFalse();
        }
    }

    @Test
    void tenThousandRowsDoNotMakeItSlow(TestReporter reporter) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            opened.upgrade("head");
            database.run(MANY);
            opened.database().engine().pulse();
            long began = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                opened.database().engine().pulse();
            }
            double milliseconds = (System.nanoTime() - began) / 20e6;
            reporter.publishEntry("milliseconds for a pulse over 10,000 rows", String.valueOf(milliseconds));
            assertThat(milliseconds).as("milliseconds for a pulse over 10,000 rows").isLessThan(250);
        }
    }

    @Test
    void filesThatCannotBeReadAreNeverTakenForThoseBeforeThem() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder);
        files.file("root.yaml", yaml("a"));
        try (H2Database database = H2Databases.memory();
                Opened opened = Opened.open(database, folder, "root.yaml")) {
            Status good = opened.status();
            files.file("root.yaml", "databaseChangeLog: [ {");
            assertThat(new LookForChanges().look(opened.database(), good).files()).isTrue();
            assertThatThrownBy(opened::status).isInstanceOf(FailedException.class);
            assertThatThrownBy(opened::status).as("the second time").isInstanceOf(FailedException.class);
            assertThat(new LookForChanges().look(opened.database(), good).files()).as("told already").isFalse();
            files.file("root.yaml", yaml("bb"));
            assertThat(new LookForChanges().look(opened.database(), good).files()).isTrue();
            assertThat(opened.status().changelog().revisions()).hasSize(1);
        }
    }

    @Test
    void aLostConnectionIsSaidAndTheNextPulseConnectsAnew() throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            opened.status();
            database.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND application_name = 'Tidemark'");
            FailedException lost = catchThrowableOfType(
                    FailedException.class, () -> opened.database().engine().pulse());
            assertThat(lost.failure()).isInstanceOf(Failure.Unreachable.class);
            assertThat(lost.failure().what()).startsWith("The connection to the database is lost");
            assertThat(opened.database().engine().pulse().filesChanged()).isFalse();
        }
    }

    private static String yaml(String id) {
        return "databaseChangeLog: [ {changeSet: {id: " + id
                + ", author: ann, changes: [ {tagDatabase: {tag: x}} ]}} ]";
    }

    private static int number(PostgresDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}

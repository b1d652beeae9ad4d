package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.ReadDetail;
import dev.tidemark.application.Status;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.SeenStatement;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Looking creates nothing and changes nothing. */
@ExtendWith(LeakCheck.class)
class ReadingTest {
    @TempDir
    Path folder;

    private static void lookAtEverything(TestDatabase database) {
        try (Opened opened = Opened.open(database, Opened.changelogs("corners"), "root.xml")) {
            Status status = opened.status();
            opened.database().engine().lock();
            opened.database().engine().pulse();
            opened.database().engine().pulse();
            opened.database().engine().variant(new Execution("prod", "one and not two", Map.of()));
            opened.plan(PlanRequest.upgrade(new Target.Head()));
            opened.plan(PlanRequest.rollback(new Target.Base()));
            opened.plan(PlanRequest.stamp(new Target.Head()));
            opened.plan(PlanRequest.stamp(new Target.Base()));
            opened.plan(PlanRequest.tag("x"));
            for (TimelineEntry entry : status.timeline().entries()) {
                new ReadDetail().read(opened.database(), status, entry);
                opened.database().engine().preconditions(entry.id(), true);
            }
        }
    }

    private static String next(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_snapshot_xmax(pg_current_snapshot())")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void onPostgresNoTableAppearsNoTransactionNumberIsTakenAndEveryTransactionIsReadOnly() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            checkNothingHappens(database);
            try (Opened opened = Opened.open(database, Opened.changelogs("corners"), "root.xml")) {
                opened.upgrade("quoted");
            }
            checkNothingHappens(database);
        }
    }

    private static void checkNothingHappens(PostgresDatabase database) throws SQLException {
        List<String> before = DatabaseDump.schema(database);
        String number = next(database);
        database.forgetStatements();
        lookAtEverything(database);
        List<SeenStatement> seen =
                database.seen().stream().filter(s -> s.application().equals("Tidemark")).toList();
        assertThat(next(database)).as("the next transaction's number").isEqualTo(number);
        assertThat(DatabaseDump.schema(database)).isEqualTo(before);
        assertThat(seen).extracting(SeenStatement::text).filteredOn(s -> s.startsWith("BEGIN"))
                .containsOnly("BEGIN READ ONLY");
        boolean inside = false;
        for (SeenStatement statement : seen) {
            String text = statement.text().strip();
            inside |= text.startsWith("BEGIN");
            boolean who = text.equals("SELECT pg_backend_pid()"); // whether a pooler stands between, before anything is set
            assertThat(inside || who || text.startsWith("SET ")).as("outside of a transaction: " + text).isTrue();
            assertThat(text).matches(
                    "(?is)(BEGIN READ ONLY|ROLLBACK.*|SAVEPOINT.*|RELEASE.*|SELECT.*|SHOW.*|WITH.*|SET (LOCAL |extra_"
                            + "float_digits|application_name).*)");
            inside &= !text.equals("ROLLBACK");
        }
        assertThat(inside).as("a transaction stays open").isFalse();
    }

    @Test
    void onH2NoTableAppears() throws SQLException {
        try (TestDatabase database = H2Databases.memory()) {
            List<String> before = DatabaseDump.schema(database);
            lookAtEverything(database);
            assertThat(DatabaseDump.schema(database)).isEqualTo(before);
        }
    }

    @Test
    void aFileDatabaseThatIsNotThereIsNotMade() throws IOException {
        try (TestDatabase database = H2Databases.file(folder)) {
            assertThatThrownBy(() -> lookAtEverything(database)).hasMessageContaining("Nothing was created");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).isEmpty();
            }
        }
    }
}

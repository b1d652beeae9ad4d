package dev.tidemark.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.ui.fixture.RealWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run on PostgreSQL that was killed while it built an index CONCURRENTLY: the lock, the index that is left and the revision
 * are met and mended by somebody who was not there and does only what the screen says.
 */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class InterruptedOnPostgresJourneyTest {
    private static final long MOMENT = 100_000_000L;
    private static final String BUILDING = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            + " AND query LIKE 'CREATE INDEX CONCURRENTLY%' AND wait_event_type = 'Lock'";

    @TempDir
    static Path folder;

    private static RealWindow window;
    private static PostgresDatabase database;

    @BeforeAll
    static void open() throws TimeoutException, IOException, InterruptedException, SQLException {
        database = PostgresServer.shared().fresh();
        new ChangelogFolder(folder.resolve("files")).sql(
                """
                        --changeset ann:people
                        CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(50));
                        --rollback DROP TABLE person;""",
                """
                        --changeset ann:names runInTransaction:false
                        CREATE INDEX CONCURRENTLY person_name ON person (name);
                        --rollback DROP INDEX CONCURRENTLY person_name;""");
        database.run("CREATE TABLE busy (id INT)");
        try (Connection other = database.connect(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("SELECT * FROM busy"); // whoever builds an index concurrently waits for its end
            Process run = DyingRun.begin(database, folder.resolve("files"), folder.resolve("home"), "");
            int pid = building();
            run.destroyForcibly();
            assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
            database.run("SELECT pg_terminate_backend(" + pid + ")");
            other.rollback();
        }
        while (database.openConnections() > 0) {
            LockSupport.parkNanos(MOMENT);
        }
        window = RealWindow.open(DyingRun.journal(folder.resolve("home")));
    }

    private static int building() throws SQLException {
        for (int i = 0; i < 300; i++) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(BUILDING)) {
                if (row.next()) {
                    return row.getInt(1);
                }
            }
            LockSupport.parkNanos(MOMENT);
        }
        throw new AssertionError("No index is being built");
    }

    @AfterAll
    static void close() throws TimeoutException {
        window.close();
        database.close();
    }

    @Test
    @Order(1)
    void theDeadHolderOfTheLockIsMetAndToldDead() throws TimeoutException, IOException, InterruptedException {
        window.show(database, folder.resolve("files"), "orders");
        window.see("#seeWhatHappened").picture("recovery-pg-timeline");
        window.press(KeyCode.CONTROL, KeyCode.L).see(".card #life", "The holder is gone");
        window.picture("recovery-pg-lock").press(KeyCode.ESCAPE);
    }

    @Test
    @Order(2)
    void everythingThatWasLeftBehindIsOnOneScreen() throws TimeoutException, IOException, InterruptedException {
        window.click("#seeWhatHappened").see(".recovery-headline", "need your decision");
        window.size(1280, 1500, false);
        window.see("#remedy-releaseLock").see("#remedy-dropIndex").picture("recovery-pg-screen");
        window.size(1280, 900, false);
    }

    @Test
    @Order(3)
    void theLockIsReleasedByItsPlan() throws TimeoutException, SQLException {
        reach("#remedy-releaseLock").see(".plan .screen-title", "Plan");
        assertThat(held()).isTrue();
        run();
        assertThat(held()).isFalse();
    }

    @Test
    @Order(4)
    void theBrokenIndexIsDroppedByItsPlan() throws TimeoutException, IOException, InterruptedException, SQLException {
        window.click("#seeWhatHappened").see("#remedy-dropIndex");
        window.size(1280, 1500, true);
        window.picture("recovery-pg-rest").size(1280, 900, false);
        reach("#remedy-dropIndex").see(".plan .screen-title", "Plan");
        assertThat(window.items(".plan #list")).anyMatch(row -> row.contains("DROP INDEX"));
        run();
        assertThat(broken()).isZero();
    }

    @Test
    @Order(5)
    void whatIsLeftIsMendedUntilAllAgreesAndTheRestIsApplied()
            throws TimeoutException, IOException, InterruptedException {
        window.see("#doubtText", "All agrees now").picture("recovery-pg-mended");
        window.see(".topbar #apply", "Apply 1 pending").click(".topbar #apply");
        window.see(".plan .screen-title", "Plan: apply");
        run();
        window.see(".topbar #apply", "Nothing to apply");
    }

    @Test
    @Order(6)
    void theWindowsThreadNeverAskedADatabaseAndNoStyleIsWrong() {
        assertThat(window.databases().onWindowsThread()).isEmpty();
        assertThat(window.cssWarnings()).isEmpty();
    }

    /** The keyboard brings a way out into sight, and a click takes it. */
    private static RealWindow reach(String way) throws TimeoutException {
        window.see(way).go(navigator -> window.node(way).requestFocus());
        return window.click(way);
    }

    private static void run() throws TimeoutException {
        if (!window.nodes(".plan #tick").isEmpty()) {
            window.click(".plan #tick");
        }
        window.click(".plan #apply").see(".result .screen-title", "Done").click("#back").see(".timeline");
    }

    private static boolean held() throws SQLException {
        return number("SELECT count(*) FROM databasechangeloglock WHERE locked") > 0;
    }

    private static int broken() throws SQLException {
        return number("SELECT count(*) FROM pg_index WHERE NOT indisvalid");
    }

    private static int number(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}

package dev.tidemark.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.TestDatabase;
import dev.tidemark.ui.fixture.RealWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 * A run on H2 whose process died in the middle of a revision, met and mended by somebody who was not there and does only what
 * the screen says.
 */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class InterruptedOnH2JourneyTest {
    @TempDir
    static Path folder;

    private static RealWindow window;
    private static TestDatabase database;

    @BeforeAll
    static void open() throws TimeoutException, IOException, InterruptedException, SQLException {
        database = H2Databases.file(folder);
        database.run("SELECT 1"); // its file is made, and let go for the other process
        new ChangelogFolder(folder.resolve("files")).sql(
                """
                        --changeset ann:people
                        CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(50));
                        --rollback DROP TABLE person;""",
                """
                        --changeset ann:pets
                        CREATE TABLE pet (id INT PRIMARY KEY, owner INT);
                        CREATE INDEX pet_owner ON pet (owner);
                        ALTER TABLE person ADD COLUMN pets INT;
                        --rollback ALTER TABLE person DROP COLUMN pets;
                        --rollback DROP TABLE pet;""",
                """
                        --changeset ann:visits
                        CREATE TABLE visit (id INT PRIMARY KEY);
                        --rollback DROP TABLE visit;""");
        Process run = DyingRun.begin(database, folder.resolve("files"), folder.resolve("home"), "ADD COLUMN pets");
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        window = RealWindow.open(DyingRun.journal(folder.resolve("home")));
    }

    @AfterAll
    static void close() throws TimeoutException {
        window.close();
        database.close();
    }

    @Test
    @Order(1)
    void itIsMetAboveTheTimeline() throws TimeoutException, IOException, InterruptedException {
        window.show(database, folder.resolve("files"), "orders");
        window.see("#doubtText", "A run did not come to its end here.");
        window.seeText("Interrupted run: not finished");
        window.picture("recovery-h2-timeline");
    }

    @Test
    @Order(2)
    void itIsExplained() throws TimeoutException, IOException, InterruptedException {
        window.click("#seeWhatHappened").see(".recovery-headline", "need");
        assertThat(window.nodes(".recovery .presence")).hasSize(3);
        window.see("#remedy-finish").picture("recovery-h2-screen");
        window.size(1280, 1400, true);
        window.picture("recovery-h2-screen-high");
        window.size(1280, 900, false);
    }

    @Test
    @Order(3)
    void theSuggestedWayShowsItsSqlAndSendsNothing()
            throws TimeoutException, IOException, InterruptedException, SQLException {
        mendLock();
        reach("#remedy-finish").see(".plan .screen-title", "Plan");
        assertThat(window.items(".plan #list")).filteredOn(row -> row.startsWith("Line"))
                .hasSize(1)
                .allMatch(row -> row.contains("text=ALTER"));
        assertThat(tables()).contains("PET").doesNotContain("VISIT");
        window.picture("recovery-h2-plan");
    }

    private static List<String> tables() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.connect();
                ResultSet rows = connection.getMetaData().getTables(null, "PUBLIC", null, new String[]{"TABLE"})) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    /** The dead run held the lock: what the screen says about that is done first. */
    private static void mendLock() throws TimeoutException, IOException, InterruptedException {
        if (!window.nodes("#remedy-releaseLock").isEmpty()) {
            reach("#remedy-releaseLock").see(".plan .screen-title", "Plan: release").picture("recovery-h2-lock-plan");
            run();
            window.press(KeyCode.CONTROL, KeyCode.R).see(".recovery-headline", "One thing needs your decision");
        }
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

    @Test
    @Order(4)
    void afterItRanAllAgrees() throws TimeoutException, IOException, InterruptedException, SQLException {
        run();
        window.see("#doubtText", "All agrees now");
        window.picture("recovery-h2-mended");
        window.press(KeyCode.CONTROL, KeyCode.R).see(".recovery-headline", "All agrees now");
        window.press(KeyCode.ESCAPE).see(".topbar #apply", "Apply 1 pending");
        window.click(".topbar #apply").see(".plan .screen-title", "Plan: apply 1 revision");
        run();
        assertThat(tables()).contains("VISIT");
    }

    @Test
    @Order(5)
    void theRunLogLeadsFromTheInterruptedRunToTheScreen() throws TimeoutException, IOException, InterruptedException {
        window.go(navigator -> navigator.runLog());
        window.see(".runlog #table").fill(".runlog #query", "interrupted").press(KeyCode.TAB);
        window.see(".runlog #detailTitle", "Interrupted").picture("recovery-h2-log");
        window.click(".runlog #recover").see(".recovery-headline");
    }

    @Test
    @Order(6)
    void theWindowsThreadNeverAskedADatabaseAndNoStyleIsWrong() {
        assertThat(window.databases().onWindowsThread()).isEmpty();
        assertThat(window.cssWarnings()).isEmpty();
    }
}

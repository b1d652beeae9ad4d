package dev.tidemark.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.Scratch;
import dev.tidemark.ui.fixture.RealWindow;
import dev.tidemark.ui.view.SampleOpener;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job on PostgreSQL, on a connection that nobody said anything about, which is protected. */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class PostgresJourneyTest {
    private static RealWindow window;
    private static PostgresDatabase database;
    private static Path project;

    @BeforeAll
    static void open() throws TimeoutException, SQLException {
        database = PostgresServer.shared().fresh();
        window = RealWindow.open();
        try (OpenDatabase prepared =
                window.sample().open(SampleOpener.Demo.TODO, new Scratch(database), "on-the-test-server")) {
            project = prepared.project().folder();
        }
    }

    @AfterAll
    static void close() throws TimeoutException {
        window.close();
        database.close();
    }

    @Test
    @Order(1)
    void aWrongPasswordIsSaidWithWhatToTry() throws TimeoutException {
        window.go(navigator -> navigator.connect());
        window.fill("#host", "localhost").fill("#port", String.valueOf(PostgresServer.shared().port()));
        window.fill("#database", "no_such_database").fill("#user", database.user());
        window.fill("#password", database.password()).click("#test").see(".failure-what", "no_such_database");
    }

    @Test
    @Order(2)
    void theFormConnects() throws TimeoutException {
        window.fill("#database", database.name()).click("#test").see(".answer-line", "PostgreSQL 18");
        window.fill("#folder", project.toString()).fill("#changelog", "db/changelog.yaml").click("#connect");
        window.seeText("Current position");
        assertThat(window.text("#environment")).isEqualTo("PROTECTED");
        assertThat(window.text(".topbar #apply")).isEqualTo("Apply 7 pending…");
    }

    @Test
    @Order(3)
    void nothingRunsBeforeTheNameIsTyped() throws TimeoutException {
        window.click(".topbar #apply").see(".screen-title", "Plan: apply 7 revisions").click("#lossTick");
        window.fill("#typed", "postgres");
        assertThat(window.focused().getScene().lookup(".plan #apply").isDisabled()).isTrue();
        window.fill("#typed", database.name()).click(".plan #apply");
        window.see(".screen-title", "Done: applied 7 revisions").click("#back").see(".topbar #apply",
                "Nothing to apply");
    }

    @Test
    @Order(4)
    void twoAreRolledBack() throws TimeoutException {
        window.click(".topbar #rollBack").clickText("2 back").click(".card #choose");
        window.see(".screen-title", "Plan: roll back 2 revisions").fill("#typed", database.name())
                .click(".plan #apply");
        window.see(".screen-title", "Done: rolled back 2 revisions").click("#back");
        window.see(".topbar #apply", "Apply 2 pending…");
    }

    @Test
    @Order(5)
    void oneIsMarkedAndThePositionGetsAName() throws TimeoutException {
        window.click(".topbar #mark").click(".card #choose").see(".screen-title", "Plan: mark 1 revision");
        window.fill("#typed", database.name()).click(".plan #apply").see(".screen-title", "Done").click("#back");
        window.click(".topbar #tag").fill(".card #name", "release-1.1").click(".card #tag");
        window.see(".screen-title", "release-1.1").fill("#typed", database.name()).click(".plan #apply");
        window.see(".screen-title", "Done: the tag is set").click("#back").seeText("release-1.1");
    }

    @Test
    @Order(6)
    void theWindowsThreadNeverAskedTheDatabase() {
        assertThat(window.databases().onWindowsThread()).isEmpty();
    }
}

package dev.tidemark.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.fixture.Cut;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.ui.fixture.RealWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
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

/** What changes while a person looks on: contexts, files, another one's deployment, and the connection. */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class ChangesJourneyTest {
    @TempDir
    static Path folder;

    private static RealWindow window;
    private static PostgresDatabase database;
    private static Cut way;
    private static ChangelogFolder files;

    @BeforeAll
    static void open() throws TimeoutException, SQLException {
        database = PostgresServer.shared().fresh();
        way = new Cut(PostgresServer.shared().port());
        files = new ChangelogFolder(folder);
        write("--changeset ann:early\nCREATE TABLE early (id int);\n--rollback DROP TABLE early;");
        try (Opened opened = Opened.open(database, folder, "root.sql")) {
            opened.upgrade("base_table");
        }
        write("");
        window = RealWindow.open();
        ConnectionSpec spec = new ConnectionSpec(
                "jdbc:postgresql://localhost:" + way.port() + "/" + database.name(), database.user(),
                database.password(), null, null, Environment.DEVELOPMENT);
        OpenDatabase opened = window.opening().open(spec, Opened.project(folder, "root.sql", "").with(
                ProjectSettings.Execution.UNCHOSEN));
        window.openWorkspace("orders", opened);
        window.seeText("Current position");
    }

    private static void write(String more) {
        files.sql(
                ChangelogFolder.table("base_table"),
                "--changeset ann:numbers context:test\n--comment: the numbers\nINSERT INTO base_table VALUES (1);\n--rollback empty",
                """
                        --changeset ann:guarded labels:slow
                        --comment: the guarded one
                        --preconditions onFail:MARK_RAN
                        --precondition-sql-check expectedResult:0 SELECT count(*) FROM base_table
                        CREATE TABLE guarded (id int);
                        --rollback DROP TABLE guarded;""",
                more);
    }

    @AfterAll
    static void close() throws TimeoutException {
        window.close();
        way.close();
        database.close();
    }

    @Test
    @Order(1)
    void contextsAreChosenWithWhatTheyExclude() throws TimeoutException, IOException, InterruptedException {
        window.see("#contexts", "No contexts chosen").click("#contexts").see(".card-title", "Contexts and labels");
        window.fill("#labels", "slow and").see(".contexts-outcome", "not complete");
        window.fill("#labels", "!slow").see(".contexts-outcome", "2 of 3 revisions belong here");
        window.picture("contexts-labels");
        window.fill("#labels", "").press(KeyCode.DELETE).click(".context-box").see(".contexts-outcome",
                "3 of 3 revisions");
        window.picture("contexts");
        window.click("#use").see("#contexts", "Contexts: test").see(".topbar #apply", "Apply 2 pending…");
    }

    @Test
    @Order(2)
    void preconditionsAreAskedOnlyByAClick() throws TimeoutException, IOException, InterruptedException {
        window.clickText("the guarded one").see("#preconditionsEnd", "Where they do not hold");
        assertThat(database.statementsSeen()).noneMatch(s -> s.startsWith("SELECT count(*) FROM base_table"));
        window.click("#evaluate").see("#preconditionsEnd", "Its preconditions hold");
        window.picture("detail-preconditions");
    }

    @Test
    @Order(3)
    void aNewFileAppearsAndTheSelectionStays() throws TimeoutException, IOException, InterruptedException {
        write("--changeset ann:late\n--comment: the late one\nCREATE TABLE late (id int);\n--rollback DROP TABLE late;");
        window.see(".watch-text", "Files changed: 1 new revision").seeText("the late one");
        assertThat(window.text(".detail-title")).isEqualTo("the guarded one");
        assertThat(window.text(".topbar #apply")).isEqualTo("Apply 3 pending…");
        window.picture("watch-files");
    }

    @Test
    @Order(4)
    void anothersDeploymentAppears() throws TimeoutException, IOException, InterruptedException {
        try (Opened other = Opened.open(database, Opened.project(folder, "root.sql", "test"))) {
            other.upgrade("numbers");
        }
        window.see(".watch-text", "Changed by somebody else: 1 revision applied");
        assertThat(window.text(".detail-title")).isEqualTo("the guarded one");
        window.picture("watch-record").click("#dismiss");
    }

    @Test
    @Order(5)
    void aLostConnectionKeepsWhatIsShownAndRetryGoesOn() throws TimeoutException, IOException, InterruptedException {
        way.cut();
        window.see(".statusbar #activity", "Connection lost, shown as of").seeText("the late one");
        window.picture("watch-lost");
        window.click(".watch-notice #retry").see(".statusbar #activity", "Connection lost");
        way.mend();
        window.click(".statusbar #retry").see(".statusbar #activity", "Connected");
        assertThat(window.text(".detail-title")).isEqualTo("the guarded one");
        window.click(".topbar #apply").see(".screen-title", "Plan: apply 2 revisions");
    }

    @Test
    @Order(6)
    void theWindowsThreadNeverAskedTheDatabase() {
        assertThat(window.databases().onWindowsThread()).isEmpty();
    }
}

package dev.tidemark.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.fixture.H2Database;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.ui.fixture.RealWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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

/** The commonest things that can be wrong, in the window: what is said, what state is told, and which way leads on. */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class MistakesJourneyTest {
    private static final String NOTHING_SENT = "Nothing was sent to the database.";
    private static final String GOOD = "--liquibase formatted sql\n" + ChangelogFolder.table("one") + "\n";

    private static final String XML =
            """
                    <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                        xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                    %s
                    </databaseChangeLog>
                    """;

    @TempDir
    static Path folder;

    private static RealWindow window;
    private static PostgresDatabase postgres;
    private static H2Database h2;
    private static ChangelogFolder files;

    @BeforeAll
    static void open() throws TimeoutException, SQLException {
        postgres = PostgresServer.shared().fresh();
        h2 = H2Databases.file(folder);
        try (Connection made = h2.connect()) {
            assertThat(made.isValid(1)).isTrue();
        }
        files = new ChangelogFolder(folder);
        window = RealWindow.open();
    }

    @AfterAll
    static void close() throws TimeoutException {
        window.close();
        postgres.close();
        h2.close();
    }

    @Test
    @Order(1)
    void aConnectionThatIsWrongIsSaidUnderItsForm() throws TimeoutException, IOException, InterruptedException {
        window.go(navigator -> navigator.connect());
        window.fill("#host", "no-such-host.invalid").fill("#port", "5432").fill("#database", "shop");
        window.fill("#user", postgres.user()).click("#test");
        failure("No computer called no-such-host.invalid is known here.", "Check how the host is written");
        window.picture("mistake-host").fill("#host", "127.0.0.1").fill("#port", "1").click("#test");
        failure("Nothing listens at 127.0.0.1:1: the connection was refused.", "Check host and port");
        window.fill("#port", String.valueOf(PostgresServer.shared().port())).click("#test");
        failure("database \"shop\" does not exist.", "Check the database's name.");
        window.fill("#database", postgres.name()).click("#test").see(".answer-line", "PostgreSQL 18");
    }

    @Test
    @Order(2)
    void aWrongPasswordIsSaidAndNotShown() throws TimeoutException, IOException, InterruptedException {
        String path = h2.url().replace("jdbc:h2:file:", "").replaceFirst(";.*", "");
        window.click("#h2File").fill("#file", path).fill("#user", h2.user()).fill("#password", "wrong-secret");
        window.click("#test");
        failure("does not know this user and password.", "Check both.");
        assertThat(window.text(".failure-what")).doesNotContain("wrong-secret");
        window.picture("mistake-password").press(KeyCode.ESCAPE);
    }

    @Test
    @Order(3)
    void aRootChangelogThatIsNotThereIsSaidAndReadAgainOnceItIs() throws Exception {
        read("root.xml");
        failure("There is no changelog root.xml in " + folder, "Name the root changelog");
        assertThat(window.text(".failure-state")).isEqualTo(NOTHING_SENT);
        window.picture("mistake-no-root");
        files.file("root.xml", "<databaseChangeLog>\n</databaseChangelog>");
        tryAgain();
        window.see(".failure-what", "root.xml:2 is not valid XML:");
        failure("must be terminated by the matching end-tag \"</databaseChangeLog>\".", "Mend the file at that line");
        window.picture("mistake-xml");
        files.file("root.xml", XML.formatted("<include file=\"good.sql\"/>"))
                .file("good.sql", GOOD);
        tryAgain();
        window.see(".topbar #apply", "Apply 1 pending");
    }

    @Test
    @Order(4)
    void aTabInYamlIsSaidWithItsLine() throws Exception {
        files.file("tab.yaml", "databaseChangeLog:\n  - changeSet:\n\tid: one\n");
        read("tab.yaml");
        failure("tab.yaml:3 is not valid YAML: a tab stands where only spaces may.", "YAML indents with spaces");
        assertThat(window.text(".failure-state")).isEqualTo(NOTHING_SENT);
    }

    @Test
    @Order(5)
    void aCircleOfIncludesIsPrinted() throws Exception {
        files.file("a.xml", "<databaseChangeLog>\n<include file=\"b.xml\"/>\n</databaseChangeLog>")
                .file("b.xml", "<databaseChangeLog>\n<include file=\"a.xml\"/>\n</databaseChangeLog>");
        read("a.xml");
        failure("The changelog files include each other in a circle: a.xml:2 -> b.xml:2 -> a.xml.",
                "Take one of these includes out.");
        window.picture("mistake-circle");
    }

    @Test
    @Order(6)
    void anIdThatStandsTwiceStopsThePlanWithBothPlaces() throws Exception {
        files.file("twice.sql", GOOD + ChangelogFolder.table("one") + "\n");
        read("twice.sql");
        window.click(".topbar #apply").see(".notice-blocker .notice-text", "declared twice");
        blocker("twice.sql::one::ann is declared twice: at twice.sql:2 and at twice.sql:5.",
                "Mend the files and plan again.");
        window.picture("mistake-twice");
        files.file("twice.sql", GOOD + ChangelogFolder.table("two") + "\n");
        clickButton(".notice-blocker .button", "Plan again");
        window.see(".screen-title", "Plan: apply 2 revisions").press(KeyCode.ESCAPE);
    }

    @Test
    @Order(7)
    void aClassThatIsMissingStopsOneRevisionAndAllAreListed() throws Exception {
        files.file("class.xml", XML.formatted("<include file=\"good.sql\"/>\n"
                + "<changeSet id=\"two\" author=\"ann\"><customChange class=\"com.example.Fill\"/></changeSet>"));
        read("class.xml");
        window.see(".topbar #apply", "Apply 2 pending").click(".topbar #apply").see(".notice-blocker .notice-text",
                "Fill");
        blocker("class.xml::two::ann at class.xml:5 uses the class com.example.Fill, which is not on the class path.",
                "classPath");
        window.picture("mistake-class").press(KeyCode.ESCAPE);
    }

    @Test
    @Order(8)
    void aStatementThatFailsIsShownWithItsStateAndWhatCanBeDone() throws Exception {
        files.file("fails.sql",
                GOOD + "--changeset ann:two\nCREATE TABLE two (id int);\nINSERT INTO nowhere VALUES (1);\n");
        read("fails.sql", postgres.url(), postgres.user(), postgres.password());
        window.click(".topbar #apply").see(".screen-title", "Plan: apply 2");
        agreeAndApply();
        window.see(".result .screen-title", "Failed after 1 of 2");
        assertThat(window.text(".failure-what")).contains("relation \"nowhere\" does not exist");
        assertThat(window.text(".result-state")).contains("undone");
        window.see("#retry").picture("mistake-statement").click("#back");
    }

    @Test
    @Order(9)
    void aLockOfSomebodyElseIsNamedWithWhoAndSinceWhen() throws Exception {
        files.file("lock.sql", "--liquibase formatted sql\n" + ChangelogFolder.table("three") + "\n");
        read("lock.sql", postgres.url(), postgres.user(), postgres.password());
        postgres.run("UPDATE databasechangeloglock SET locked = TRUE, lockedby = 'build7',"
                + " lockgranted = TIMESTAMP '2026-01-02 03:04:05' WHERE id = 1");
        window.click(".topbar #apply").see(".screen-title", "Plan: apply");
        agreeAndApply();
        window.see(".failure-what", "build7").see("#lock");
        assertThat(window.text(".failure-what")).contains("2026-01-02 03:04");
        window.picture("mistake-lock");
        postgres.run("UPDATE databasechangeloglock SET locked = FALSE, lockedby = NULL, lockgranted = NULL");
    }

    @Test
    @Order(10)
    void theWindowsThreadNeverAskedADatabaseAndNoStyleIsWrong() {
        assertThat(window.databases().onWindowsThread()).isEmpty();
        assertThat(window.cssWarnings()).isEmpty();
    }

    private static void read(String root) {
        read(root, h2.url(), h2.user(), h2.password());
    }

    /** Opens a root changelog on a database, as the form that connects does. */
    private static void read(String root, String url, String user, String password) {
        ConnectionSpec spec = new ConnectionSpec(url, user, password, null, null, Environment.DEVELOPMENT);
        OpenDatabase opened = window.opening().open(spec, Opened.project(folder, root, ""));
        window.openWorkspace("shop", opened);
    }

    private static void failure(String what, String advice) throws TimeoutException {
        window.see(".failure-what", what);
        assertThat(window.text(".failure-what")).doesNotContain("Exception");
        assertThat(window.text(".failure-advice")).contains(advice);
        window.see("#copyDetails");
    }

    private static void agreeAndApply() throws TimeoutException {
        window.click(window.nodes("#lossTick").isEmpty() ? "#tick" : "#lossTick").click(".plan #apply");
    }

    private static void tryAgain() throws TimeoutException {
        clickButton(".failure-buttons .button", "Try again");
    }

    private static void clickButton(String selector, String text) throws TimeoutException {
        window.see(selector);
        Node found = window.nodes(selector).stream()
                .filter(node -> node instanceof Button button && button.getText().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no button '" + text + "'"));
        window.go(navigator -> ((Button) found).fire());
    }

    private static void blocker(String what, String advice) {
        assertThat(window.nodes(".notice-blocker .label"))
                .extracting(node -> ((Label) node).getText())
                .anyMatch(text -> text.contains(what))
                .anyMatch(text -> text.contains(advice));
        Node apply = window.node(".plan #apply");
        assertThat(apply.isDisabled()).isTrue();
    }
}

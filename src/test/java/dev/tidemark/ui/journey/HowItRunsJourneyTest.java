package dev.tidemark.ui.journey;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Agreement;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.RunSettings.LockPatience;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.ui.fixture.RealWindow;
import dev.tidemark.ui.view.RunOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
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

/** Where a plan commits, all or nothing, trial runs, and locks that are tried again, on PostgreSQL. */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class HowItRunsJourneyTest {
    private static final String INDEX = "--changeset ann:index runInTransaction:false\n"
            + "CREATE INDEX CONCURRENTLY customer_name ON customer (name);\n--rollback DROP INDEX customer_name;";
    private static final String NAMED =
            change("named", "CREATE TABLE customer (id int PRIMARY KEY, name text)", "DROP TABLE customer");

    private static RealWindow window;
    private static PostgresDatabase orders;

    @TempDir
    private static Path files;

    @BeforeAll
    static void open() throws TimeoutException, SQLException {
        orders = PostgresServer.shared().fresh();
        window = RealWindow.open();
        new ChangelogFolder(files).sql(NAMED, table("item"), INDEX, table("invoice"));
        window.show(orders, files, "orders").see(".topbar #apply", "Apply 4 pending…");
    }

    @AfterAll
    static void close() throws TimeoutException {
        window.close();
        orders.close();
    }

    private static void plan() throws TimeoutException {
        window.press(KeyCode.F5).see(".topbar #apply", "pending").click(".topbar #apply").see("#copyFingerprint");
    }

    private static List<String> column(String sql) throws SQLException {
        try (Connection connection = orders.connect();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static List<String> tables() throws SQLException {
        return column("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                + " AND table_name NOT LIKE 'databasechange%' ORDER BY 1");
    }

    private static void pictures(String name) throws IOException, InterruptedException {
        window.picture(name);
        window.size(1100, 700, true);
        window.picture(name + "-small-dark");
        window.size(1280, 850, false);
    }

    @Test
    @Order(1)
    void thePlanShowsWhatIsCommittedByItself() throws TimeoutException, IOException, InterruptedException {
        plan();
        assertThat(window.items(".plan #list")).anyMatch(row -> row.contains("CONCURRENTLY cannot run inside"));
        assertThat(window.text("#howNow")).isEqualTo("Each revision by itself  ·  waits for locks up to 5 min");
        pictures("how-each");
        window.press(KeyCode.CONTROL, KeyCode.R).see(".card-title", "How it runs");
        window.press(KeyCode.DOWN);
        pictures("how-card");
        window.press(KeyCode.ENTER).see("#howNow", "All or nothing in 3 parts");
        window.click("#foldAll").seeText("One transaction: steps 1 to 2")
                .seeText("By itself, not in a transaction: step 3");
        pictures("how-whole");
        window.size(1920, 1080, true);
        window.picture("how-whole-large-dark");
        window.size(1280, 850, false);
    }

    @Test
    @Order(2)
    void aTrialThatCannotBeSaysWhy() throws TimeoutException {
        assertThat(window.node("#trialRun").isDisabled()).isTrue();
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER).see(".card-title", "That did not work");
        assertThat(window.text(".failure-what")).contains("transaction");
        window.press(KeyCode.ESCAPE).press(KeyCode.ESCAPE).see(".timeline");
    }

    @Test
    @Order(3)
    void aTrialTellsWhatTakesLongAndLeavesNothing()
            throws TimeoutException, SQLException, IOException, InterruptedException {
        new ChangelogFolder(files).sql(
                NAMED, change("slow", "CREATE TABLE item (id int);\nSELECT pg_sleep(0.4)", "DROP TABLE item"),
                table("invoice"));
        plan();
        window.click("#trialRun").see(".card-title", "Trial run");
        pictures("trial-card");
        window.fill("#limit", "30 s").click("#start").see(".trial-note", "everything is undone");
        window.see(".screen-title", "Trial run: all 3 revisions run").see(".result-state", "nothing of it stays");
        pictures("trial-done");
        window.click("#copyTimings");
        assertThat(window.clipboard()).startsWith("step\trevision\tmilliseconds\tstatement\n1\troot.sql::named::ann\t")
                .contains("SELECT pg_sleep(0.4)");
        assertThat(tables()).isEmpty();
        window.click("#to-plan").see(".screen-title", "Plan: apply 3 revisions");
        window.press(KeyCode.ESCAPE).see(".timeline");
    }

    @Test
    @Order(4)
    void aTrialThatFailsPointsAtThePlace() throws TimeoutException, SQLException, IOException, InterruptedException {
        new ChangelogFolder(files).sql(
                NAMED, table("item"), change("wrong", "CREATE TABLE invoice (id int NOT NUL)", "DROP TABLE invoice"));
        plan();
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER).see(".card-title", "Trial run");
        window.press(KeyCode.ENTER).see(".screen-title", "Trial run: it would fail");
        pictures("trial-failed");
        assertThat(((Button) window.focused()).getText()).isEqualTo("Back to the plan");
        assertThat(tables()).isEmpty();
        window.press(KeyCode.ENTER).see(".screen-title", "Plan: apply 3 revisions");
    }

    @Test
    @Order(5)
    void allOrNothingThatFailsAtItsThirdRevisionLeavesNothing()
            throws TimeoutException, SQLException, IOException, InterruptedException {
        assertThat(window.text("#howNow")).startsWith("All or nothing  ·");
        window.click("#tick").click(".plan #apply").see(".screen-title", "Failed after 0 of 3 revisions");
        pictures("whole-failed");
        assertThat(window.nodes(".step-cell .sub-text").stream().map(Object::toString))
                .filteredOn(text -> text.contains("undone")).hasSize(2);
        assertThat(tables()).isEmpty();
        assertThat(column("SELECT id FROM databasechangelog")).isEmpty();
        window.click("#back");
    }

    @Test
    @Order(6)
    void aLockIsTriedAgainUntilTheOtherLetsGo()
            throws TimeoutException, SQLException, IOException, InterruptedException {
        new ChangelogFolder(files).sql(NAMED);
        plan();
        window.click("#tick").click(".plan #apply").see(".screen-title", "Done").click("#back");
        ChangelogFolder folder = new ChangelogFolder(files).sql(
                NAMED, table("item"), change("wait", "ALTER TABLE customer ADD COLUMN mail text", ""));
        window.press(KeyCode.F5).see(".topbar #apply", "Apply 2 pending…");
        try (Opened opened = folder.open(orders);
                Connection other = orders.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SET application_name = 'nightly report'");
            statement.execute("SELECT count(*) FROM customer");
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            LockPatience patience = new LockPatience(Duration.ofMillis(300), Duration.ofMinutes(1));
            RunOrder order = new RunOrder(plan, RunSettings.USUAL.with(patience), List.of(), null);
            window.go(way -> way.run(order, new Agreement(true, null, true)));
            window.see("#attempt", "Attempt 1 gave up").see(".run .section", "PAUSED");
            assertThat(window.text("#cancelNow")).isEqualTo("Stop waiting");
            pictures("lock-paused");
            assertThat(column("SELECT id FROM databasechangelog")).containsExactly("named", "item");
            assertThat(column("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'"
                    + " AND application_name LIKE 'Tidemark%'")).containsExactly("0");
            other.rollback();
        }
        window.see(".screen-title", "Done: applied 2 revisions").click("#showTimings");
        pictures("lock-done");
        assertThat(column("SELECT id FROM databasechangelog")).containsExactly("named", "item", "wait");
        window.click("#back");
    }

    @Test
    @Order(7)
    void thePauseCanBeEnded() throws TimeoutException, SQLException {
        ChangelogFolder folder = new ChangelogFolder(files).sql(
                NAMED, table("item"), change("wait", "ALTER TABLE customer ADD COLUMN mail text", ""),
                change("again", "ALTER TABLE customer ADD COLUMN phone text", ""));
        window.press(KeyCode.F5).see(".topbar #apply", "Apply 1 pending…");
        try (Opened opened = folder.open(orders);
                Connection other = orders.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM customer");
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            LockPatience patience = new LockPatience(Duration.ofMillis(600), Duration.ofMinutes(1));
            RunOrder order = new RunOrder(plan, RunSettings.USUAL.with(patience), List.of(), null);
            window.go(way -> way.run(order, new Agreement(true, null, true)));
            window.see("#attempt", "Attempt 1 gave up").click("#cancelNow");
            window.see(".screen-title", "Stopped after 0 of 1 revision");
            other.rollback();
        }
        assertThat(column("SELECT locked FROM databasechangeloglock")).containsExactly("f");
        window.click("#back");
    }

    @Test
    @Order(8)
    void theWindowsThreadNeverAskedTheDatabase() {
        assertThat(window.databases().onWindowsThread()).isEmpty();
        assertThat(window.cssWarnings()).isEmpty();
    }
}

package dev.tidemark.ui.journey;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
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
import java.util.ArrayList;
import java.util.List;
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

/** Runs that are stopped, runs that wait for others, and two databases at a time, on PostgreSQL. */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class StopJourneyTest {
    private static final String SLEEPS =
            change("sleepy", "CREATE TABLE sleepy (id int);\nSELECT pg_sleep(%s)", "DROP TABLE sleepy");

    private static RealWindow window;
    private static PostgresDatabase orders;
    private static PostgresDatabase billing;

    @TempDir
    private static Path ordersFiles;

    @TempDir
    private static Path billingFiles;

    @BeforeAll
    static void open() throws TimeoutException, SQLException {
        orders = PostgresServer.shared().fresh();
        billing = PostgresServer.shared().fresh();
        window = RealWindow.open();
        new ChangelogFolder(billingFiles).sql(table("bill"), table("line"));
        new ChangelogFolder(ordersFiles).sql(table("customer"), SLEEPS.formatted(60), table("item"));
        window.show(billing, billingFiles, "billing").seeText("Current position: before everything");
        window.show(orders, ordersFiles, "orders").see(".topbar #apply", "Apply 3 pending…");
    }

    @AfterAll
    static void close() throws TimeoutException {
        window.close();
        orders.close();
        billing.close();
    }

    /** Plans everything pending on the database that is shown, agrees and runs it. */
    private static void apply() throws TimeoutException {
        window.go(way -> way.plan(PlanRequest.upgrade(new Target.Head())));
        window.click("#tick").click(".plan #apply");
    }

    private static List<String> column(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = orders.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static List<String> recorded() throws SQLException {
        return column("SELECT id FROM databasechangelog ORDER BY orderexecuted");
    }

    private static List<String> tables() throws SQLException {
        return column("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'database%'"
                + " ORDER BY 1");
    }

    private static void pictures(String name) throws IOException, InterruptedException {
        window.size(1100, 700, true);
        window.picture(name);
        window.size(1280, 850, false);
    }

    @Test
    @Order(1)
    void cancellingTheStatementUndoesItsRevisionAndKeepsTheOneBefore()
            throws TimeoutException, SQLException, IOException, InterruptedException {
        apply();
        window.see(".run .section", "REVISION 2 OF 3  ·  STATEMENT 2 OF 3");
        assertThat(window.text(".run .actionbar .sub-text")).contains("undoes the revision", "the one before it stays");
        pictures("run-going");
        window.click("#cancelNow").see(".screen-title", "Stopped after 1 of 3 revisions");
        assertThat(recorded()).containsExactly("customer");
        assertThat(tables()).containsExactly("customer");
        assertThat(column("SELECT locked FROM databasechangeloglock")).containsExactly("f");
        assertThat(window.journal().read().getFirst().outcome()).isEqualTo("cancelled");
        pictures("run-cancelled");
        window.click("#back").see(".topbar #apply", "Apply 2 pending…");
    }

    @Test
    @Order(2)
    void stoppingAfterTheRevisionFinishesItAndBeginsNoOther()
            throws TimeoutException, SQLException, IOException, InterruptedException {
        new ChangelogFolder(ordersFiles).sql(table("customer"), SLEEPS.formatted(2), table("item"));
        window.press(KeyCode.F5).see(".topbar #apply", "Apply 2 pending…");
        apply();
        window.see(".run .section", "REVISION 1 OF 2  ·  STATEMENT 2 OF 3").click("#cancelAfter");
        window.see(".run .actionbar .sub-text", "Will stop after this revision").picture("run-stopping");
        window.see(".screen-title", "Stopped after 1 of 2 revisions");
        assertThat(recorded()).containsExactly("customer", "sleepy");
        assertThat(tables()).containsExactly("customer", "sleepy");
        assertThat(window.journal().read().getFirst().outcome()).isEqualTo("cancelled");
        window.click("#back");
    }

    @Test
    @Order(3)
    void whoStandsInTheWayIsSaidWhileItWaitsAndAfterItGaveUp()
            throws TimeoutException, SQLException, IOException, InterruptedException {
        new ChangelogFolder(ordersFiles).sql(
                table("customer"), SLEEPS.formatted(2), table("item"),
                change("wait", "ALTER TABLE customer ADD COLUMN name text", ""));
        window.press(KeyCode.F5).see(".topbar #apply", "Apply 2 pending…");
        try (Connection other = orders.connect(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SET application_name = 'nightly report'");
            statement.execute("SELECT count(*) FROM customer");
            window.go(way -> way.plan(PlanRequest.upgrade(new Target.Head())));
            window.click("#howItRuns").fill("#locks", "once").click("#use").see("#howNow", "asks for locks once");
            window.click("#tick").click(".plan #apply");
            window.see(".blocked .notice-text", "Waiting for pid ");
            window.picture("run-blocked-by");
            assertThat(window.text(".blocked .notice-text"))
                    .contains("nightly report", "idle in transaction", "AccessShareLock on customer");
            assertThat(window.text(".blocked-query")).isEqualTo("SELECT count(*) FROM customer");
            window.see(".screen-title", "Failed after 1 of 2 revisions").see(".failure-advice", "nightly report");
            window.picture("run-blocked-failed");
            assertThat(window.text(".blocked .notice-text")).isEmpty();
        }
        assertThat(recorded()).containsExactly("customer", "sleepy", "item");
        window.click("#back");
    }

    @Test
    @Order(4)
    void anotherDatabaseIsWorkedOnMeanwhileAndClosingAsks()
            throws TimeoutException, SQLException, IOException, InterruptedException {
        new ChangelogFolder(ordersFiles).sql(
                table("customer"), SLEEPS.formatted(2), table("item"), change("long", "SELECT pg_sleep(60)", ""));
        window.press(KeyCode.F5).see(".topbar #apply", "Apply 1 pending…");
        apply();
        window.see(".run .section", "STATEMENT 1 OF 2").clickText("billing").see(".topbar #apply", "Apply 2 pending…");
        window.see(".statusbar .label", "orders: 0 of 1 done");
        pictures("run-elsewhere");
        apply();
        window.see(".screen-title", "Done: applied 2 revisions").click("#back");
        window.askToClose().see(".card-title", "A run is going on");
        pictures("run-closing");
        window.press(KeyCode.ESCAPE);
        assertThat(window.isShowing()).isTrue();
        window.clickText("orders").see(".screen-title", "Applying 1 revision");
        window.press(KeyCode.CONTROL, KeyCode.Q).click("#runNow");
        window.gone();
        assertThat(recorded()).containsExactly("customer", "sleepy", "item");
        assertThat(window.journal().read().getFirst().outcome()).isEqualTo("cancelled");
    }

    @Test
    @Order(5)
    void theWindowsThreadNeverAskedTheDatabase() {
        assertThat(window.databases().onWindowsThread()).isEmpty();
        assertThat(window.cssWarnings()).isEmpty();
    }
}

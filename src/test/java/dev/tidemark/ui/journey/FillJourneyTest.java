package dev.tidemark.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.ui.fixture.RealWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A fill in batches is read, begun, paused and gone on with in the window. */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class FillJourneyTest {
    private static RealWindow window;
    private static PostgresDatabase shop;

    @TempDir
    private static Path files;

    @BeforeAll
    static void open() throws TimeoutException, SQLException {
        shop = PostgresServer.shared().fresh();
        shop.run("CREATE TABLE orders (id bigint PRIMARY KEY, total int, priority_id int, touched int DEFAULT 0)",
                "INSERT INTO orders (id, total) SELECT x, x % 100 FROM generate_series(1, 20000) s(x)",
                "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.3); RETURN NULL; END'",
                "CREATE TRIGGER slow BEFORE UPDATE ON orders EXECUTE FUNCTION slow()");
        ChangelogFolder changelog = new ChangelogFolder(files).sql(ChangelogFolder.table("first"));
        try (Opened opened = changelog.open(shop)) {
            opened.upgrade("head");
        }
        changelog.sql(ChangelogFolder.table("first"), """
                --changeset ann:fill-priority
                --comment: Every order gets a priority. tidemark:batch table=orders key=id size=1000
                UPDATE orders SET priority_id = CASE WHEN total > 80 THEN 3 WHEN total > 40 THEN 2 ELSE 1 END,
                  touched = touched + 1
                WHERE priority_id IS NULL;
                --rollback UPDATE orders SET priority_id = NULL;""");
        window = RealWindow.open();
        window.show(shop, files, "shop").see(".topbar #apply", "Apply 1 pending…");
    }

    @AfterAll
    static void close() throws TimeoutException {
        window.close();
        shop.close();
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void pictures(String name) throws IOException, InterruptedException {
        window.picture(name);
        window.size(1100, 700, true);
        window.picture(name + "-small-dark");
        window.size(1280, 850, false);
    }

    @Test
    @Order(1)
    void thePlanShowsWhatIsSentOnceForEachBatchAndAtTheEnd()
            throws TimeoutException, IOException, InterruptedException {
        window.go(way -> way.plan(PlanRequest.upgrade(new Target.Head())));
        window.see(".plan #apply", "Apply");
        pictures("plan-fill");
    }

    @Test
    @Order(2)
    void aRunIsPausedAfterABatchAndSaysWhatIsDone()
            throws TimeoutException, SQLException, IOException, InterruptedException {
        window.click("#tick").click(".plan #apply");
        window.see(".run .section", "OF ABOUT 20,000 ROWS");
        assertThat(window.text(".run .actionbar .sub-text")).contains("batches that are committed stay");
        window.picture("run-fill");
        window.click("#pauseFill").see(".screen-title", "Stopped after 0 of 1 revision");
        window.see(".result-state", "of about 20,000 rows are done and stay");
        pictures("run-fill-paused");
        long done = number("SELECT count(priority_id) FROM orders");
        assertThat(done % 1000).isZero();
        assertThat(done).isBetween(1000L, 19_000L);
        window.click("#back");
    }

    @Test
    @Order(3)
    void theNextRunGoesOnThere() throws TimeoutException, SQLException, IOException, InterruptedException {
        window.go(way -> way.plan(PlanRequest.upgrade(new Target.Head())));
        window.see(".plan #apply", "Apply");
        pictures("plan-fill-begun");
        window.click("#tick").click(".plan #apply").see(".screen-title", "Done: applied 1 revision");
        assertThat(number("SELECT count(*) FROM orders WHERE touched = 1 AND priority_id IS NOT NULL"))
                .isEqualTo(20_000);
        assertThat(number("SELECT count(*) FROM pg_tables WHERE tablename LIKE 'tidemark%'")).isZero();
        assertThat(window.journal().read().getFirst().statements()).anyMatch(s -> s.startsWith("-- batch "));
        pictures("run-fill-done");
    }

    @Test
    @Order(4)
    void theWindowsThreadNeverAskedTheDatabase() {
        assertThat(window.databases().onWindowsThread()).isEmpty();
        assertThat(window.cssWarnings()).isEmpty();
    }
}

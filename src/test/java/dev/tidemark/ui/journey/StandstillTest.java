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
import dev.tidemark.ui.fixture.Heartbeat;
import dev.tidemark.ui.fixture.RealWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server stands still during each kind of call: the window goes on, what waits can be given up, and afterwards
 * everything works again. This class has a JVM and so a server of its own.
 */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class StandstillTest {
    /** A freeze would last as long as the standstill; what is shorter may be a busy computer. */
    private static final long STANDSTILL_MILLIS = 3000;

    private static final long FREEZE_MILLIS = 2000;

    private static RealWindow window;
    private static PostgresDatabase database;

    @TempDir
    private static Path files;

    /** What is done while the server stands still. */
    @FunctionalInterface
    private interface Meanwhile {
        void run() throws TimeoutException, IOException, InterruptedException;
    }

    @BeforeAll
    static void open() throws TimeoutException, SQLException {
        database = PostgresServer.shared().fresh();
        window = RealWindow.open();
        new ChangelogFolder(files).sql(table("a"), table("b"), table("c"), change("slow", "SELECT pg_sleep(2)", ""));
        window.show(database, files, "orders").see(".topbar #apply", "Apply 4 pending…");
    }

    @AfterEach
    void goOn() {
        PostgresServer.shared().goOn();
    }

    @AfterAll
    static void close() throws TimeoutException {
        window.close();
        database.close();
    }

    private static void standing(TestInfo test, Meanwhile meanwhile)
            throws TimeoutException, IOException, InterruptedException {
        Heartbeat heart = new Heartbeat();
        PostgresServer.shared().standStill();
        long end = System.currentTimeMillis() + STANDSTILL_MILLIS;
        try {
            meanwhile.run();
            Thread.sleep(Math.max(0, end - System.currentTimeMillis()));
        } finally {
            heart.close();
            PostgresServer.shared().goOn();
        }
        Files.writeString(
                Path.of("target", "standstill.txt"), test.getDisplayName() + ": " + heart.figures() + "\n",
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertThat(heart.longest()).as(heart.figures()).isLessThan(FREEZE_MILLIS);
    }

    private static void giveUp() throws TimeoutException {
        window.see(".statusbar .label", "Waiting for the database").click("#cancelWaiting");
    }

    private static void works() throws TimeoutException {
        window.press(KeyCode.F5).see(".topbar #apply", "pending…").see(".statusbar .label", "Connected");
    }

    @Test
    @Order(1)
    void reading(TestInfo test) throws TimeoutException, IOException, InterruptedException {
        standing(test, () -> {
            window.press(KeyCode.F5).see("#cancelWaiting").picture("standstill-reading");
            giveUp();
            window.see(".statusbar .label", "Connected").see(".timeline");
        });
        works();
    }

    @Test
    @Order(2)
    void theDetail(TestInfo test) throws TimeoutException, IOException, InterruptedException {
        standing(test, () -> {
            window.click(".timeline").press(KeyCode.UP);
            giveUp();
            window.see(".statusbar .label", "Connected");
        });
        works();
    }

    @Test
    @Order(3)
    void planning(TestInfo test) throws TimeoutException, IOException, InterruptedException {
        standing(test, () -> {
            window.go(way -> way.plan(PlanRequest.upgrade(new Target.Head())));
            giveUp();
            window.see(".failure-what", "Cancelled").picture("standstill-plan");
        });
        window.go(way -> way.timeline());
        works();
    }

    @Test
    @Order(4)
    void theLock(TestInfo test) throws TimeoutException, IOException, InterruptedException {
        standing(test, () -> {
            window.press(KeyCode.CONTROL, KeyCode.L).press(KeyCode.ESCAPE);
            giveUp();
            window.see(".statusbar .label", "Connected");
        });
        works();
    }

    @Test
    @Order(5)
    void connecting(TestInfo test) throws TimeoutException, IOException, InterruptedException {
        window.go(way -> way.connect());
        window.fill("#host", "localhost").fill("#port", String.valueOf(PostgresServer.shared().port()));
        window.fill("#database", "no_such_database").fill("#user", database.user());
        standing(test, () -> {
            window.fill("#password", database.password()).click("#connect");
            window.press(KeyCode.ESCAPE).see(".topbar #apply", "pending…");
        });
        works();
    }

    @Test
    @Order(6)
    void runningAndCancelling(TestInfo test) throws TimeoutException, IOException, InterruptedException {
        window.go(way -> way.plan(PlanRequest.upgrade(new Target.Head())));
        window.click("#tick").click(".plan #apply").see(".run .section", "REVISION 4 OF 4");
        standing(test, () -> {
            window.click("#cancelNow").see("#cut").picture("standstill-run");
            window.askToClose().see("#runCut").press(KeyCode.ESCAPE).click("#cut");
        });
        window.see(".screen-title", "Failed after 3 of 4 revisions").see(".failure-what", "did not answer");
        window.picture("standstill-cut");
        window.click("#back").see(".topbar #apply", "Apply 1 pending…");
    }

    @Test
    @Order(7)
    void aRunGoesOnAfterwards(TestInfo test) throws TimeoutException, IOException, InterruptedException {
        window.go(way -> way.plan(PlanRequest.upgrade(new Target.Head())));
        window.click("#tick").click(".plan #apply").see(".run .section", "REVISION 1 OF 1");
        standing(test, () -> window.see(".run-head"));
        window.see(".screen-title", "Done: applied 1 revision").click("#back");
    }

    @Test
    @Order(8)
    void disconnecting(TestInfo test) throws TimeoutException, IOException, InterruptedException {
        window.show(database, files, "orders again").see(".topbar #apply", "Nothing to apply");
        standing(test, () -> {
            window.press(KeyCode.F5).see("#cancelWaiting").press(KeyCode.CONTROL, KeyCode.W);
            window.see(".database-name", "orders");
            assertThat(window.text(".database-name")).isEqualTo("orders");
        });
    }

    @Test
    @Order(9)
    void closing(TestInfo test) throws TimeoutException, IOException, InterruptedException {
        standing(test, () -> {
            window.press(KeyCode.F5).see("#cancelWaiting").askToClose();
            window.gone();
        });
        assertThat(window.databases().onWindowsThread()).isEmpty();
    }
}

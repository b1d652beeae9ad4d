package dev.tidemark.ui.journey;

import static javafx.scene.input.KeyCode.END;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.F3;
import static javafx.scene.input.KeyCode.HOME;
import static javafx.scene.input.KeyCode.LEFT;
import static javafx.scene.input.KeyCode.P;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.SHIFT;
import static javafx.scene.input.KeyCode.UP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.TestDatabase;
import dev.tidemark.ui.fixture.LargeHistory;
import dev.tidemark.ui.fixture.RealWindow;
import dev.tidemark.ui.view.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** A history of 10,000 revisions is opened, searched, scrolled to its end, and its position is moved. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class LargeHistoryJourneyTest {
    private static final int ALL = 10_000;
    private static final int APPLIED = 9_000;
    private static final int DEPLOYMENTS = 226;

    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static RealWindow window;
    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void open() throws TimeoutException, SQLException {
        database = H2Databases.memory();
        window = RealWindow.open();
        Workspace workspace = LargeHistory.open(database, folder, ALL, APPLIED);
        window.go(navigator -> navigator.opened(workspace));
    }

    @AfterAll
    static void close() throws TimeoutException {
        window.close();
        database.close();
    }

    @Test
    @Order(1)
    void itOpensWhereTheDatabaseStands() throws TimeoutException {
        window.see(".position-name", "Current position").see(".topbar #apply", "Apply 1,000 pending…");
        assertThat(window.text("#all")).isEqualTo("All 10,000");
        // A head for what is pending and the line besides
        assertThat(list().getItems()).hasSize(ALL + DEPLOYMENTS + 2);
        window.see(".detail-title", "Step 9000 of the long way");
    }

    @Test
    @Order(2)
    void theEndIsReachedAndSelected() throws TimeoutException, IOException, InterruptedException {
        robot.interact(() -> list().requestFocus());
        window.press(END).see(".detail-title", "Step 0 of the long way").seeText("Step 0 of the long way");
        window.picture("timeline-10000-end");
        window.press(HOME).press(SHIFT, LEFT);
        assertThat(list().getItems()).hasSize(DEPLOYMENTS + 2);
        window.picture("timeline-10000-folded");
        window.press(SHIFT, RIGHT);
    }

    @Test
    @Order(3)
    void aSearchFindsAFewAndGoesBetweenThem() throws TimeoutException {
        window.fill("#search", "r7777").see("#foundPlace", "1 of 1").see(".detail-title", "Step 7777 of the long way");
        window.fill("#search", "author3").see("#foundPlace", "of 1,429");
        String before = window.text("#foundPlace");
        window.press(F3);
        assertThat(window.text("#foundPlace")).isNotEqualTo(before);
        window.press(ESCAPE);
        assertThat(list().getItems()).hasSize(ALL + DEPLOYMENTS + 2);
    }

    @Test
    @Order(4)
    void readingItAgainMovesNothing() throws TimeoutException {
        robot.interact(() -> list().scrollTo(5_000));
        int top = top();
        Object selected = list().getSelectionModel().getSelectedItem();
        window.go(navigator -> navigator.changed());
        window.see(".topbar #apply", "Apply 1,000 pending…");
        assertThat(top()).isEqualTo(top);
        assertThat(list().getSelectionModel().getSelectedItem()).isEqualTo(selected);
    }

    @Test
    @Order(5)
    void thePositionMovesOverAThousand() throws TimeoutException {
        robot.interact(() -> list().requestFocus());
        window.press(P).press(UP).see("#liftTitle", "Apply 1 revision").see("#liftStatements", "1 statement");
        window.press(HOME).see("#liftTitle", "Apply 1,000 revisions").press(END);
        window.see("#liftTitle", "Roll back 9,000 revisions").press(ESCAPE);
        window.press(P).press(UP).press(UP).press(ENTER).see(".screen-title", "Plan: apply 2 revisions");
    }

    private ListView<?> list() {
        return robot.lookup(".timeline").query();
    }

    private int top() {
        VirtualFlow<?> flow = (VirtualFlow<?>) list().lookup(".virtual-flow");
        return flow.getFirstVisibleCell().getIndex();
    }
}

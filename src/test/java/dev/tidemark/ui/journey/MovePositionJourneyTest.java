package dev.tidemark.ui.journey;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.END;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.F10;
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
import dev.tidemark.ui.fixture.RealWindow;
import dev.tidemark.ui.fixture.TroubledProject;
import dev.tidemark.ui.timeline.TimelineRow;
import dev.tidemark.ui.view.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The position is moved by mouse and by keys, and the timeline is searched, filtered and folded. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class MovePositionJourneyTest {
    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static RealWindow window;
    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void open() throws TimeoutException {
        database = H2Databases.memory();
        window = RealWindow.open();
        Workspace workspace = TroubledProject.open(database, folder);
        window.go(navigator -> navigator.opened(workspace));
        window.see(".position-name", "Current position");
    }

    @AfterAll
    static void close() throws TimeoutException {
        window.close();
        database.close();
    }

    @Test
    @Order(1)
    void draggedUpItOpensThePlanThatApplies() throws TimeoutException, IOException, InterruptedException {
        drag(-2.5);
        window.see("#liftTitle", "Apply 2 revisions").see(".lift-handle", "Apply 2").see("#liftStatements",
                "2 statements");
        assertThat(marked("up")).isEqualTo(2);
        window.picture("timeline-drag-up");
        robot.release(MouseButton.PRIMARY);
        window.see(".screen-title", "Plan: apply 2 revisions").press(ESCAPE).see(".position-name");
    }

    @Test
    @Order(2)
    void draggedDownItOpensThePlanThatRollsBack() throws TimeoutException, IOException, InterruptedException {
        drag(3.5);
        window.see("#liftTitle", "Roll back 2 revisions").see("#liftStatements", "2 statements");
        assertThat(marked("down")).isEqualTo(2);
        window.picture("timeline-drag-down");
        robot.release(MouseButton.PRIMARY);
        window.see(".screen-title", "Plan: roll back 2 revisions").press(ESCAPE).see(".position-name");
    }

    @Test
    @Order(3)
    void escapePutsItBack() throws TimeoutException {
        drag(-2.5);
        window.see("#liftTitle", "Apply 2 revisions").press(ESCAPE);
        assertThat(window.text("#liftTitle")).isEmpty();
        robot.release(MouseButton.PRIMARY);
        assertThat(marked("up")).isZero();
        window.see(".position-name", "Current position");
        assertThat(window.text(".screen-title")).isEmpty();
    }

    @Test
    @Order(4)
    void droppedWhereItWasItDoesNothing() throws TimeoutException {
        drag(-2.5);
        window.see("#liftTitle", "Apply 2 revisions");
        robot.moveTo(robot.lookup(".position-name").<Node>query());
        window.see("#liftTitle", "Move the line");
        robot.release(MouseButton.PRIMARY);
        assertThat(window.text("#liftTitle")).isEmpty();
        window.see(".position-name");
    }

    @Test
    @Order(5)
    void liftedByAKeyItMovesWithArrows() throws TimeoutException {
        focusRows();
        window.press(P).see("#liftTitle", "Move the line").press(UP).see("#liftTitle", "Apply 1 revision");
        window.press(UP).see("#liftTitle", "Apply 2 revisions").press(HOME).see("#liftTitle", "Apply 5 revisions");
        window.see("#liftStatements", "5 statements");
        assertThat(robot.lookup("#liftLines .label").queryAll()).hasSizeGreaterThanOrEqualTo(2);
        window.press(END).see("#liftTitle", "Roll back 3 revisions");
        assertThat(marked("stop")).isEqualTo(1);
        window.press(ESCAPE);
        window.press(CONTROL, UP).see("#liftTitle", "Apply 1 revision").press(ENTER);
        window.see(".screen-title", "Plan: apply 1 revision").press(ESCAPE).see(".position-name");
    }

    @Test
    @Order(6)
    void aProblemSaysWhatIsWrongAndOffersWhatToDo() throws TimeoutException {
        window.seeText("Pending, older than the current position (place 6 in the files)");
        window.seeText("File changed after it ran").seeText("Applied here, not in these files");
        window.seeText("Excluded here: its context is 'demo', chosen are 'prod'.");
        robot.clickOn(robot.lookup((Node n) -> n instanceof Button b && b.isVisible()
                && "Apply only this one…".equals(b.getText())).<Node>query());
        window.see(".screen-title", "Plan: apply 1 revision").press(ESCAPE).see(".position-name");
    }

    @Test
    @Order(7)
    void groupsFoldByClickAndByKeys() throws TimeoutException {
        int all = window.items(".timeline").size();
        ListView<?> list = robot.lookup(".timeline").query();
        robot.interact(() -> list.scrollTo(0));
        robot.clickOn(robot.lookup((Node n) -> n instanceof ListCell<?> cell && cell.isVisible()
                && cell.getItem() instanceof TimelineRow.Waiting).<Node>query());
        assertThat(window.items(".timeline")).hasSize(all - 6);
        focusRows();
        window.press(RIGHT);
        assertThat(window.items(".timeline")).hasSize(all);
        window.press(DOWN).press(LEFT).press(LEFT);
        assertThat(window.items(".timeline")).hasSize(all - 6);
        window.press(SHIFT, LEFT);
        assertThat(window.items(".timeline")).hasSize(6);
        window.press(SHIFT, RIGHT);
        assertThat(window.items(".timeline")).hasSize(all);
    }

    @Test
    @Order(8)
    void aSearchStepsFromMatchToMatch() throws TimeoutException {
        window.fill("#search", "orders").see("#foundPlace", "of 4");
        assertThat(window.items(".timeline")).filteredOn(row -> row.startsWith("Item")).hasSize(4);
        window.click("#narrow");
        assertThat(window.items(".timeline")).filteredOn(row -> row.startsWith("Item")).hasSize(15);
        String before = window.text("#foundPlace");
        window.press(F3);
        assertThat(window.text("#foundPlace")).isNotEqualTo(before).endsWith("of 4");
        window.press(SHIFT, F3);
        assertThat(window.text("#foundPlace")).isEqualTo(before);
        window.click("#narrow").click("#clear");
    }

    @Test
    @Order(9)
    void aFilterIsPutTogetherAndTakenOffPieceByPiece() throws TimeoutException {
        window.click("#filterButton").click("#filter-pending").click("#filter-filtered").click("#filterClose");
        window.see("#count", "5 of 15 shown");
        assertThat(robot.lookup(".chip").queryAll()).hasSize(2);
        window.click(".chip").see("#count", "1 of 15 shown").click(".chip");
        assertThat(window.items(".timeline")).filteredOn(row -> row.startsWith("Item")).hasSize(15);
    }

    @Test
    @Order(10)
    void theOtherOrderStandsOnItsHead() throws TimeoutException {
        focusRows();
        window.click("#orderButton");
        assertThat(window.items(".timeline").getFirst()).startsWith("Deployment");
        focusRows();
        window.press(P).press(DOWN).see("#liftTitle", "Apply 1 revision").press(UP).press(UP)
                .see("#liftTitle", "Roll back 1 revision").press(ESCAPE).click("#orderButton");
        assertThat(window.items(".timeline").getFirst()).startsWith("Waiting");
    }

    @Test
    @Order(11)
    void theMenuOfTheLineLiftsIt() throws TimeoutException {
        focusRows();
        ListView<?> list = robot.lookup(".timeline").query();
        robot.interact(() -> list.getSelectionModel().select(7));
        window.press(SHIFT, F10).press(ENTER).see("#liftTitle", "Move the line").press(ESCAPE);
        assertThat(window.cssWarnings()).isEmpty();
    }

    /** Takes the line by the mouse and holds it so many rows away. */
    private void drag(double rows) {
        ListView<?> list = robot.lookup(".timeline").query();
        robot.interact(() -> list.scrollTo(0));
        robot.moveTo(robot.lookup(".position-name").<Node>query()).press(MouseButton.PRIMARY);
        robot.moveBy(0, Math.signum(rows) * 10).moveBy(0, rows * list.getFixedCellSize() - Math.signum(rows) * 10);
    }

    private long marked(String how) {
        return robot.lookup(".timeline-cell").queryAll().stream()
                .filter(node -> node.isVisible()
                        && node.getPseudoClassStates().stream().anyMatch(c -> c.getPseudoClassName().equals(how)))
                .count();
    }

    private void focusRows() {
        robot.interact(() -> robot.lookup(".timeline").query().requestFocus());
    }
}

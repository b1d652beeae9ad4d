package dev.tidemark.ui.journey;

import static javafx.scene.input.KeyCode.B;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.D;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.F;
import static javafx.scene.input.KeyCode.F1;
import static javafx.scene.input.KeyCode.F10;
import static javafx.scene.input.KeyCode.L;
import static javafx.scene.input.KeyCode.M;
import static javafx.scene.input.KeyCode.SHIFT;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.T;
import static javafx.scene.input.KeyCode.TAB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.ui.fixture.RealWindow;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job with the keyboard alone, on the sample. */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class KeyboardJourneyTest {
    private static RealWindow window;

    @BeforeAll
    static void open() throws TimeoutException {
        window = RealWindow.open();
    }

    @AfterAll
    static void close() throws TimeoutException {
        window.close();
    }

    @Test
    @Order(1)
    void theSampleOpensAndTheRowsHaveTheFocus() throws TimeoutException {
        window.see("#sample").press(SPACE).seeText("Current position").see(".detail-title", "Create subtasks");
        assertThat(window.focused()).isInstanceOf(ListView.class);
        window.press(DOWN).press(DOWN).press(DOWN).see(".detail-title", "Let tasks recur");
        window.press(ENTER).see(".detail .sql-list");
        assertThat(window.focused().getStyleClass()).contains("sql-list");
    }

    @Test
    @Order(2)
    void searchKeysLockAndThemeHaveKeys() throws TimeoutException {
        window.press(CONTROL, F);
        assertThat(window.focused()).isInstanceOf(TextField.class);
        window.press(F1).see(".card-title", "Keys").press(ESCAPE);
        assertThat(window.focused()).isInstanceOf(TextField.class);
        window.press(CONTROL, L).see(".card-title", "Changelog lock").press(ESCAPE);
        assertThat(window.focused()).isInstanceOf(TextField.class);
        window.press(CONTROL, D).press(CONTROL, D);
    }

    @Test
    @Order(3)
    void theMenuOfARevisionOpensAndPlans() throws TimeoutException {
        window.press(CONTROL, F);
        for (int i = 0; i < 8 && !(window.focused() instanceof ListView); i++) {
            window.press(TAB);
        }
        assertThat(window.focused().getStyleClass()).contains("timeline");
        window.press(SHIFT, F10).press(ENTER).see(".screen-title", "Plan: roll back 1 revision");
        window.press(ESCAPE).see(".timeline");
    }

    @Test
    @Order(4)
    void everythingPendingIsApplied() throws TimeoutException {
        window.press(CONTROL, ENTER).see(".screen-title", "Plan: apply 7 revisions").see("#lossTick");
        window.press(TAB).press(TAB).press(SPACE).press(CONTROL, ENTER);
        window.see(".screen-title", "Done: applied 7 revisions").press(SPACE);
        window.see(".topbar #apply", "Nothing to apply");
    }

    @Test
    @Order(5)
    void twoAreRolledBack() throws TimeoutException {
        window.press(CONTROL, B).see(".card-title", "Roll back").press(DOWN).press(ENTER);
        window.see(".screen-title", "Plan: roll back 2 revisions").press(CONTROL, ENTER);
        window.see(".screen-title", "Done: rolled back 2 revisions").press(SPACE);
        window.see(".topbar #apply", "Apply 2 pending…");
    }

    @Test
    @Order(6)
    void oneIsMarkedAsApplied() throws TimeoutException {
        window.press(CONTROL, M).see(".card-title", "Mark as applied").press(ENTER);
        window.see(".screen-title", "Plan: mark 1 revision").press(CONTROL, ENTER);
        window.see(".screen-title", "Done: recorded 1 revision").press(SPACE);
        window.see(".topbar #apply", "Apply 1 pending…");
    }

    @Test
    @Order(7)
    void thePositionGetsAName() throws TimeoutException {
        window.press(CONTROL, T).see(".card-title", "Tag").write("release-1.1").press(ENTER);
        window.see(".screen-title", "release-1.1").press(CONTROL, ENTER);
        window.see(".screen-title", "Done: the tag is set").press(SPACE);
        window.seeText("release-1.1");
    }

    @Test
    @Order(8)
    void neitherCssWarningsNorCallsOnTheWindowsThread() {
        assertThat(window.cssWarnings()).isEmpty();
        assertThat(window.databases().onWindowsThread()).isEmpty();
    }
}

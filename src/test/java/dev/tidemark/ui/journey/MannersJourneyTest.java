package dev.tidemark.ui.journey;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DIGIT0;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.EQUALS;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.F;
import static javafx.scene.input.KeyCode.F1;
import static javafx.scene.input.KeyCode.F10;
import static javafx.scene.input.KeyCode.MINUS;
import static javafx.scene.input.KeyCode.Q;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.TAB;
import static javafx.scene.input.KeyCode.Z;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.ui.fixture.RealWindow;
import dev.tidemark.ui.fixture.SceneAudit;
import dev.tidemark.ui.task.Toolkit;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/** What every screen owes: a menu bar, keys, a focus that is seen and goes everywhere, undo, an error that is said. */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class MannersJourneyTest {
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
    void whatCannotBeDoneIsGreyInTheMenus() throws TimeoutException {
        window.see("#sample");
        assertThat(enabled("menuConnect")).isTrue();
        assertThat(enabled("menuApply")).isFalse();
        assertThat(enabled("menuDisconnect")).isFalse();
        window.click("#sample").seeText("Current position");
        assertThat(enabled("menuApply")).isTrue();
        assertThat(item("menuApply").getText()).containsPattern("[1-9]");
        window.press(F1);
        assertThat(enabled("menuApply")).isFalse();
        window.press(ESCAPE);
        assertThat(enabled("menuApply")).isTrue();
    }

    @Test
    @Order(2)
    void theMenuBarOpensWithAKeyAndGoesAlongWithArrows() throws TimeoutException {
        window.press(F10).press(DOWN).press(RIGHT).press(RIGHT).press(RIGHT).press(DOWN).press(DOWN).press(ENTER);
        window.see(".card-title", "About").seeText("Liquibase 4.33.0").press(ESCAPE);
    }

    @Test
    @Order(3)
    void theListOfKeysIsSearched() throws TimeoutException {
        window.press(F1).see("#searchKeys").write("undo").seeText("No key or action contains this.");
        window.fill("#searchKeys", "as applied").seeText("Mark as applied…");
        assertThat(window.nodes(".key")).hasSize(1);
        window.press(ESCAPE);
    }

    @Test
    @Order(4)
    void whatWasTypedCanBeTakenBack() {
        window.press(CONTROL, F).write("subtask");
        assertThat(typed()).isEqualTo("subtask");
        window.press(CONTROL, Z);
        assertThat(typed()).isNotEqualTo("subtask");
        for (int i = 0; i < 7; i++) {
            window.press(CONTROL, Z);
        }
        assertThat(typed()).isEmpty();
    }

    @Test
    @Order(5)
    void theTextGrowsAndShrinksByKey() {
        window.press(CONTROL, EQUALS).press(CONTROL, EQUALS);
        assertThat(window.textSize().percentProperty().get()).isEqualTo(150);
        window.press(CONTROL, MINUS);
        assertThat(window.textSize().percentProperty().get()).isEqualTo(125);
        window.press(CONTROL, DIGIT0);
        assertThat(window.textSize().percentProperty().get()).isEqualTo(100);
    }

    @Test
    @Order(6)
    void tabGoesToEveryControlAndTheFocusIsSeen() throws InterruptedException {
        window.press(CONTROL, F);
        Set<Node> reached = new LinkedHashSet<>();
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < 60 && reached.add(window.focused()); i++) {
            Node before = window.focused();
            BufferedImage with = window.image(before);
            window.press(TAB);
            if (same(with, window.image(before))) {
                unseen.add(SceneAudit.describe(before));
            }
        }
        List<String> missed = new ArrayList<>();
        SceneAudit.walk(window.root(), node -> {
            // Arrows go from one of a group to the others.
            boolean others = node instanceof Toggle toggle && toggle.getToggleGroup() != null && !toggle.isSelected();
            if (node.isFocusTraversable() && !node.isDisabled() && !others && !reached.contains(node)
                    && !SceneAudit.inside(node, MenuBar.class)) {
                missed.add(SceneAudit.describe(node));
            }
        });
        assertThat(missed).as("not reached with Tab").isEmpty();
        assertThat(unseen).as("looks the same with the focus").isEmpty();
    }

    @Test
    @Order(7)
    void whatNobodyCaughtIsSaidAndTheWindowLives() throws TimeoutException {
        window.go(navigator -> Toolkit.onUncaught(navigator::failed));
        window.throwOnItsThread(new IllegalStateException("the disk is full"));
        window.see(".card-title", "That did not work").see(".failure-what", "the disk is full").see("#copyDetails");
        window.click("#copyDetails").press(ESCAPE).press(F1).see(".card-title", "Keys").press(ESCAPE);
        assertThat(window.clipboard()).contains("the disk is full", "IllegalStateException", "at ");
    }

    @Test
    @Order(8)
    void neitherCssWarningsNorCallsOnTheWindowsThread() {
        assertThat(window.cssWarnings()).isEmpty();
        assertThat(window.databases().onWindowsThread()).isEmpty();
    }

    @Test
    @Order(9)
    void theLooksAreRememberedAndTheKeyToQuitCloses() {
        window.go(navigator -> window.theme().choose(true));
        assertThat(window.preferences().find("window.detail")).as("moved by nobody").isNull();
        new FxRobot().drag(window.node(".screen .split-pane-divider")).dropBy(-30, 0);
        window.press(CONTROL, EQUALS).press(CONTROL, Q);
        assertThat(window.showing()).isFalse();
        assertThat(window.preferences().find("window.theme")).isEqualTo("dark");
        assertThat(window.preferences().find("window.textSize")).isEqualTo("125");
        assertThat(window.preferences().find("window.place")).endsWith(" 1280 900");
        assertThat(window.preferences().find("window.detail")).startsWith("0.");
    }

    private static String typed() {
        return ((TextInputControl) window.focused()).getText();
    }

    private static boolean enabled(String id) {
        return !item(id).isDisable();
    }

    private static MenuItem item(String id) {
        MenuBar bar = (MenuBar) window.nodes("#menuBar").iterator().next();
        return bar.getMenus().stream().flatMap(m -> m.getItems().stream()).filter(i -> id.equals(i.getId())).findFirst()
                .orElseThrow();
    }

    private static boolean same(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return false;
        }
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }
}

package dev.tidemark.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.ui.fixture.RealWindow;
import dev.tidemark.ui.view.Navigator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo: two databases, and how each becomes again what it was. */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class DemoJourneyTest {
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
    void bothDatabasesAreInTheListAndTheFirstIsShown() throws TimeoutException {
        window.go(Navigator::openSample);
        window.see("#name", "Demo: Todo chatbot").see("#demoText", "nothing here can be broken");
        window.seeText("Demo: Evolution wizard");
        assertThat(window.items(".conns")).hasSize(2);
        assertThat(window.text("#name")).isEqualTo("Demo: Todo chatbot");
    }

    @Test
    @Order(2)
    void askedForTwiceItIsShownAndNotOpenedAgain() throws TimeoutException {
        window.clickText("Demo: Evolution wizard").see("#name", "Demo: Evolution wizard");
        window.go(Navigator::openSample);
        window.see("#name", "Demo: Todo chatbot");
        assertThat(window.items(".conns")).hasSize(2);
    }

    @Test
    @Order(3)
    void resettingAsksFirst() throws TimeoutException {
        window.click(".topbar #apply").click("#lossTick").click(".plan #apply").see(".screen-title", "Done")
                .click("#back");
        window.see(".topbar #apply", "Nothing to apply").click("#resetDemoLine").see(".card-title", "Reset the demo");
        window.click("#closeCard").see(".topbar #apply", "Nothing to apply");
    }

    @Test
    @Order(4)
    void resetItIsAsItWasAndStaysSelected() throws Exception {
        Path root = window.databases().project("todo").resolve("db/changelog.yaml");
        Files.writeString(root, "databaseChangeLog: []\n");
        window.click("#resetDemoLine").click("#resetDemo");
        window.see(".topbar #apply", "Apply 7 pending…").seeText("release-1.0");
        assertThat(window.text("#name")).isEqualTo("Demo: Todo chatbot");
        assertThat(window.items(".conns")).hasSize(2);
        assertThat(root).content().contains("20260312-subtasks");
    }

    @Test
    @Order(5)
    void neitherCssWarningsNorCallsOnTheWindowsThread() {
        assertThat(window.cssWarnings()).isEmpty();
        assertThat(window.databases().onWindowsThread()).isEmpty();
    }
}

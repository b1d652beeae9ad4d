package dev.tidemark.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.ui.fixture.RealWindow;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job with the mouse, on the sample. */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class SampleJourneyTest {
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
    void theSampleShowsWhereItStands() throws TimeoutException {
        window.click("#sample").see(".timeline").seeText("Current position");
        assertThat(window.text("#environment")).isEqualTo("DEVELOPMENT");
        assertThat(window.text(".topbar #apply")).isEqualTo("Apply 7 pending…");
        assertThat(window.items(".timeline")).hasSize(16 + 6);
        window.seeText("release-1.0");
    }

    @Test
    @Order(2)
    void aRevisionShowsItsSqlBothWays() throws TimeoutException {
        window.clickText("Let tasks recur").see(".detail-title", "Let tasks recur").see("#copy");
        window.click(".detail #up").see(".detail .sql-list");
        assertThat(window.items(".detail .sql-list")).anyMatch(line -> line.contains("is_recurring"));
        window.click(".detail #down");
        assertThat(window.items(".detail .sql-list")).anyMatch(line -> line.contains("DROP"));
    }

    @Test
    @Order(3)
    void aSearchNarrowsTheTimeline() throws TimeoutException {
        window.fill("#search", "release-1.0");
        assertThat(window.items(".timeline")).filteredOn(row -> row.startsWith("Item")).hasSize(1);
        window.fill("#search", "no such thing").seeText("Nothing like that").click("#showAll");
        assertThat(window.items(".timeline")).filteredOn(row -> row.startsWith("Item")).hasSize(16);
    }

    @Test
    @Order(4)
    void thePlanShowsEveryStatementAndWaitsForTheTick() throws TimeoutException {
        window.click(".topbar #apply").see(".screen-title", "Plan: apply 7 revisions");
        assertThat(window.items(".plan #list")).anyMatch(row -> row.contains("subtasks"));
        window.see("#losses", "legacy_code").click("#lossTick").click(".plan #apply");
        window.see(".screen-title", "Done: applied 7 revisions").click("#back");
        window.see(".topbar #apply", "Nothing to apply");
    }

    @Test
    @Order(5)
    void twoAreRolledBack() throws TimeoutException {
        window.click(".topbar #rollBack").see(".card-title", "Roll back");
        window.clickText("2 back").click(".card #choose").see(".screen-title", "Plan: roll back 2 revisions");
        window.click(".plan #apply").see(".screen-title", "Done: rolled back 2 revisions").click("#back");
        window.see(".topbar #apply", "Apply 2 pending…");
    }

    @Test
    @Order(6)
    void oneIsMarkedAsApplied() throws TimeoutException {
        window.click(".topbar #mark").see(".card-title", "Mark as applied").click(".card #choose");
        window.see(".screen-title", "Plan: mark 1 revision as applied").click(".plan #apply");
        window.see(".screen-title", "Done: recorded 1 revision").click("#back");
        window.see(".topbar #apply", "Apply 1 pending…").seeText("Marked applied, never run");
    }

    @Test
    @Order(7)
    void thePositionGetsAName() throws TimeoutException {
        window.click(".topbar #tag").see(".card-title", "Tag").fill(".card #name", "release-1.1").click(".card #tag");
        window.see(".screen-title", "release-1.1").click(".plan #apply");
        window.see(".screen-title", "Done: the tag is set").click("#back");
        window.seeText("release-1.1");
    }

    @Test
    @Order(8)
    void theWindowsThreadNeverAskedADatabase() {
        assertThat(window.databases().calls()).isGreaterThan(50);
        assertThat(window.databases().onWindowsThread()).isEmpty();
    }

    @Test
    @Order(9)
    void theStyleSheetGaveNoWarning() {
        assertThat(window.cssWarnings()).isEmpty();
    }
}

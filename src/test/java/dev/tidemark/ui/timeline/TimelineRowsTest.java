package dev.tidemark.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.Timelines;
import dev.tidemark.ui.timeline.TimelineFilter.Mode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class TimelineRowsTest {
    @Test
    void thePositionLiesBetweenWhatIsAppliedAndWhatIsNot() {
        assertThat(drawn("a b | c d", TimelineFilter.ALL))
                .containsExactly("2 waiting", "d", "c", "position", "deployed 2", "b current", "a");
    }

    @Test
    void anEmptyDatabaseStandsBeforeEverything() {
        assertThat(drawn("| c", TimelineFilter.ALL)).containsExactly("1 waiting", "c", "position before everything");
    }

    @Test
    void excludedOnesAreCountedApart() {
        assertThat(drawn("a | c- d", TimelineFilter.ALL)).startsWith("1 waiting, 1 excluded", "d", "c");
    }

    @Test
    void pendingShowsOnlyWhatWouldRun() {
        assertThat(drawn("a | c- d", TimelineFilter.ALL.withStates(Mode.PENDING.states()))).contains("d")
                .doesNotContain("c",
                        "a current");
    }

    @Test
    void problemsAreEditedAndUnknownOnes() {
        assertThat(drawn("a b* x? | d", TimelineFilter.ALL.withStates(Mode.PROBLEMS.states())))
                .contains("x", "b current")
                .doesNotContain("a", "d");
    }

    @Test
    void aSearchLooksAtTitleIdAuthorAndTag() {
        assertThat(drawn("a#blue b | d", TimelineFilter.ALL.withText("BLUE"))).contains("a")
                .doesNotContain("b current", "d");
        assertThat(drawn("a b | d", TimelineFilter.ALL.withText("does d"))).contains("d").doesNotContain("a");
        assertThat(drawn("a b | d", TimelineFilter.ALL.withText("nobody"))).isEmpty();
    }

    @Test
    void withoutRevisionsThereAreNoRows() {
        assertThat(drawn("|", TimelineFilter.ALL)).isEmpty();
    }

    private static List<String> drawn(String timeline, TimelineFilter filter) {
        return TimelineRows.of(Timelines.timeline(timeline), filter, TimelineRows.Shape.USUAL).rows().stream()
                .map(TimelineRowsTest::word).toList();
    }

    private static String word(TimelineRow row) {
        return switch (row) {
            case TimelineRow.Waiting head -> head.waiting() + " waiting"
                    + (head.excluded() == 0 ? "" : ", " + head.excluded() + " excluded");
            case TimelineRow.Position line -> "position" + (line.nothingApplied() ? " before everything" : "");
            case TimelineRow.Deployment head -> "deployed " + head.group().entries().size();
            case TimelineRow.Item item -> item.entry().id().id() + (item.current() ? " current" : "");
        };
    }
}

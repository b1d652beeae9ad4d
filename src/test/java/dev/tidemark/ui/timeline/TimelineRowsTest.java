package dev.tidemark.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.fixture.Timelines;
import dev.tidemark.ui.timeline.TimelineFilter.Mode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
    void oldestFirstIsTheSameTheOtherWayRound() {
        TimelineRows.Shape shape = new TimelineRows.Shape(TimelineOrder.OLDEST_FIRST, Set.of());
        assertThat(drawn("a b | c d", TimelineFilter.ALL, shape))
                .containsExactly("deployed 2", "a", "b current", "position", "2 waiting", "c", "d");
    }

    @Test
    void aFoldedGroupShowsItsHeadOnly() {
        TimelineRows.Shape shape = new TimelineRows.Shape(TimelineOrder.NEWEST_FIRST, Set.of(TimelineRows.WAITING));
        assertThat(drawn("a b | c d", TimelineFilter.ALL, shape))
                .containsExactly("2 waiting", "position", "deployed 2", "b current", "a");
    }

    @Test
    void aHeadSaysWhatIsFoldedBelowIt() {
        TimelineRow.Head head = TimelineRows.of(
                Timelines.timeline("a#old b* c#new | d"), TimelineFilter.ALL.withText("does b"),
                TimelineRows.Shape.USUAL)
                .rows().stream()
                .filter(TimelineRow.Head.class::isInstance)
                .map(TimelineRow.Head.class::cast)
                .reduce((one, last) -> last)
                .orElseThrow();
        assertThat(head.group().entries()).hasSize(3);
        assertThat(head.group().shown()).isEqualTo(1);
        assertThat(head.group().problems()).isEqualTo(1);
        assertThat(head.group().tags()).containsExactly("new", "old");
    }

    @Test
    void statesAuthorFileAndDaysNarrow() {
        TimelineFilter all = TimelineFilter.ALL;
        String timeline = "a b* | c- d";
        assertThat(drawn(timeline, all.with(RevisionState.FILTERED, true).with(RevisionState.EDITED, true)))
                .contains("c", "b current")
                .doesNotContain("a", "d");
        assertThat(drawn(timeline, all.withAuthor("AN"))).contains("a", "b current", "c", "d");
        assertThat(drawn(timeline, all.withAuthor("bob"))).isEmpty();
        assertThat(drawn(timeline, all.withFile("db.x"))).contains("a", "d");
        assertThat(drawn(timeline, all.withFile("other"))).isEmpty();
        // Recorded on the second and the third of November, see the fixture; what is pending has no day.
        LocalDate second = LocalDate.of(2026, 11, 2);
        assertThat(drawn(timeline, all.withDays(new TimelineFilter.Days(null, second)))).contains("a")
                .doesNotContain("b current", "c", "d");
        assertThat(drawn(timeline, all.withDays(new TimelineFilter.Days(second.plusDays(1), null))))
                .contains("b current")
                .doesNotContain("a", "c", "d");
    }

    @Test
    void withoutRevisionsThereAreNoRows() {
        assertThat(drawn("|", TimelineFilter.ALL)).isEmpty();
    }

    private static List<String> drawn(String timeline, TimelineFilter filter) {
        return drawn(timeline, filter, TimelineRows.Shape.USUAL);
    }

    private static List<String> drawn(String timeline, TimelineFilter filter, TimelineRows.Shape shape) {
        return TimelineRows.of(Timelines.timeline(timeline), filter, shape).rows().stream().map(TimelineRowsTest::word)
                .toList();
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

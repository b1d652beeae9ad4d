package dev.tidemark.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.Timelines;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class RevisionActionTest {
    @Test
    void aPendingOneCanBeAppliedOrMarked() {
        assertThat(keys("a | c", "c"))
                .containsExactly("action.applyTo", "action.applyOnly", "action.markTo", "action.markOnly");
    }

    @Test
    void anAppliedOneCanBeGoneBackToOrUndone() {
        assertThat(keys("a b | c", "a"))
                .containsExactly("action.rollBackTo", "action.rollBackOnly", "action.unmark");
    }

    @Test
    void nobodyRollsBackToWhereTheyAre() {
        assertThat(keys("a b | c", "b")).containsExactly("action.rollBackOnly", "action.unmark");
    }

    @Test
    void whatIsNotInTheseFilesIsNotTouched() {
        assertThat(keys("a x? | c", "x")).isEmpty();
    }

    @Test
    void whatIsExcludedHereIsNotRun() {
        assertThat(keys("a | c-", "c")).isEmpty();
    }

    private static List<String> keys(String drawn, String name) {
        Timeline timeline = Timelines.timeline(drawn);
        TimelineEntry entry = Objects.requireNonNull(timeline.find(Timelines.id(name)));
        return RevisionAction.of(entry, timeline).stream().map(RevisionAction::key).toList();
    }
}

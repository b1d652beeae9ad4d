package dev.tidemark.domain.timeline;

import static dev.tidemark.fixture.Timelines.id;
import static dev.tidemark.fixture.Timelines.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class TimelineChangesTest {
    @Test
    void whatSomebodyDeployedAndUndidIsTold() {
        TimelineChanges changes = TimelineChanges.between(timeline("a b | c d"), timeline("a c | b d"));
        assertThat(changes.applied()).containsExactly(id("c"));
        assertThat(changes.undone()).containsExactly(id("b"));
        assertThat(changes.added()).isEmpty();
        assertThat(changes.removed()).isEmpty();
    }

    @Test
    void whatCameIntoTheFilesAndWentIsTold() {
        TimelineChanges changes = TimelineChanges.between(timeline("a | b"), timeline("a | c"));
        assertThat(changes.added()).containsExactly(id("c"));
        assertThat(changes.removed()).containsExactly(id("b"));
        assertThat(changes.applied()).isEmpty();
    }

    @Test
    void nothingIsTheSameTwice() {
        TimelineChanges changes = TimelineChanges.between(timeline("a b* | c"), timeline("a b* | c"));
        assertThat(changes).isEqualTo(new TimelineChanges(
                java.util.List.of(), java.util.List.of(), java.util.List.of(), java.util.List.of(),
                java.util.List.of(), java.util.List.of()));
    }
}

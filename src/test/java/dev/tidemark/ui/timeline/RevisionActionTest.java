package dev.tidemark.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.fixture.Timelines;
import dev.tidemark.ui.fixture.MemoryWindow;
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
    void anEditCanBeAcceptedWithoutRunningAnything() {
        Timeline timeline = Timelines.timeline("a* b | c");
        TimelineEntry entry = Objects.requireNonNull(timeline.find(Timelines.id("a")));
        RevisionAction accept = RevisionAction.of(entry, timeline).getFirst();
        assertThat(accept.key()).isEqualTo("action.acceptEdit");
        assertThat(new MemoryWindow(new MemoryEngine("a* b | c")).makePlan()
                .make(new MemoryWindow(new MemoryEngine("a* b | c")).workspace(Environment.DEVELOPMENT).database(),
                        accept.request())
                .steps()).extracting(Step::kind).containsExactly(StepKind.ACCEPT_EDIT);
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

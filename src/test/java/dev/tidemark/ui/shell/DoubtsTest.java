package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.timeline.Standing;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Tag;

/** What an interrupted run left behind, in the window as a whole. */
@Tag("fast")
class DoubtsTest {
    private final MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b c d"));
    private final List<RevisionId> waiting =
            window.status().timeline().waiting().stream().map(TimelineEntry::id).toList();
    private final ShellViewModel model =
            new ShellViewModel(window.services(), name -> new DirectTaskRunner(), window.messages());

    @Test
    void doubtfulRevisionsStandOnTheTimelineAsWhatTheyAre() {
        window.doubts().run().half(waiting.get(0)).unrecorded(waiting.get(1));
        model.opened(window.workspace(Environment.DEVELOPMENT));
        Connection shown = Objects.requireNonNull(model.currentProperty().get());
        var timeline = Objects.requireNonNull(shown.status()).timeline();
        assertThat(Objects.requireNonNull(timeline.find(waiting.get(0))).state()).isEqualTo(RevisionState.HALF_APPLIED);
        assertThat(Objects.requireNonNull(timeline.find(waiting.get(1))).state()).isEqualTo(RevisionState.UNRECORDED);
        assertThat(model.headerProperty().get().pending()).isEqualTo(1);
        assertThat(Header.interrupted(shown)).isTrue();
        shown.timeline().select(waiting.get(0));
        Standing standing = Objects.requireNonNull(shown.detail().standingProperty().get());
        assertThat(standing.ways()).contains(new Standing.Way.Recover());
        assertThat(standing.sentences()).anyMatch(said -> said.arguments().toString().contains("no row"));
    }

    @Test
    void whatIsMendedIsPendingOrAppliedAgain() {
        window.doubts().run().half(waiting.get(0));
        model.opened(window.workspace(Environment.DEVELOPMENT));
        window.doubts().clear();
        model.refresh();
        Connection shown = Objects.requireNonNull(model.currentProperty().get());
        assertThat(Objects.requireNonNull(shown.status()).timeline().waiting()).hasSize(3);
        assertThat(Header.interrupted(shown)).isFalse();
    }

    @Test
    void theScreenIsReachableFromAnywhereAndLooksAgain() {
        model.opened(window.workspace(Environment.DEVELOPMENT));
        int before = window.doubts().looks();
        model.applyAll();
        model.recover();
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Recovery.class);
        assertThat(window.doubts().looks()).isGreaterThan(before);
        model.timeline();
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Timeline.class);
    }

    @Test
    void withoutADatabaseThereIsNothingToRecover() {
        model.recover();
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Start.class);
    }
}

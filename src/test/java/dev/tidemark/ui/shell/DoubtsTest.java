package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.recovery.StepTrace;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.recovery.RecoveryViewModel;
import dev.tidemark.ui.timeline.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an interrupted run left behind, in the window as a whole. */
@Tag("fast")
class DoubtsTest {
    private final MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b c d"));
    private final List<RevisionId> waiting =
            window.status().timeline().waiting().stream().map(TimelineEntry::id).toList();
    private final ShellViewModel model =
            new ShellViewModel(window.services(), name -> new DirectTaskRunner(), window.messages());

    @Test
    void aRevisionWhoseRunFailedIsNoMorePassedBrightly() {
        StepTrace trace = new StepTrace("apply", waiting.getFirst(), List.of(), false, "", 0, true, "");
        ServerIdentity server = window.status().server();
        window.journal().add(new Journal.Entry(
                "1", Instant.EPOCH, "ann", server.url(), "upgrade head", "f", List.of(), List.of(), "failed",
                "There is no table x.", 1,
                new Journal.Details(
                        new Journal.Place("PostgreSQL", "db", 5432, "orders", server.schema(), server.serverId(), ""),
                        "up", false, List.of(trace))));
        model.opened(window.workspace(Environment.DEVELOPMENT));
        Connection shown = Objects.requireNonNull(model.currentProperty().get());
        assertThat(Objects.requireNonNull(shown.status()).timeline().in(RevisionState.FAILED)).hasSize(1);
        assertThat(Header.interrupted(shown)).isTrue();
        shown.timeline().select(waiting.getFirst());
        Standing standing = Objects.requireNonNull(shown.detail().standingProperty().get());
        assertThat(standing.sentences()).anyMatch(said -> said.arguments().toString().contains("no table x"));
    }

    @Test
    void whatIsInDoubtIsSaidAboveTheTimelineUntilItIsMended() {
        window.doubts().run().half(waiting.getFirst());
        model.opened(window.workspace(Environment.DEVELOPMENT));
        Connection shown = Objects.requireNonNull(model.currentProperty().get());
        assertThat(shown.recovery().lineProperty().get()).isInstanceOf(RecoveryViewModel.Line.Trouble.class);
        window.doubts().clear();
        model.refresh();
        assertThat(shown.recovery().lineProperty().get()).isInstanceOf(RecoveryViewModel.Line.Calm.class);
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

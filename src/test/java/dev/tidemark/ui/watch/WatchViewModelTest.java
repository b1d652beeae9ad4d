package dev.tidemark.ui.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.LookForChanges;
import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.fixture.Timelines;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.view.Workspace;
import dev.tidemark.ui.watch.WatchViewModel.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class WatchViewModelTest {
    private static final Failure LOST = new Failure.Unreachable("The connection is lost.", "Try again.");

    private final MemoryEngine engine = new MemoryEngine("a b | c d");
    private final MemoryWindow window = new MemoryWindow(engine);
    private final Shown shown = new Shown();
    private final WatchViewModel model = new WatchViewModel(
            shown, new LookForChanges(), window.messages(),
            InstantSource.fixed(Instant.parse("2026-11-21T12:03:00Z")));

    @Test
    void itLooksOnceInSoManySecondsAndReadsNothingWhereNothingChanged() {
        shown.reread();
        ticks(12);
        assertThat(engine.pulses()).isEqualTo(3);
        assertThat(shown.readings).isEqualTo(1);
        assertThat(model.stateProperty().get()).isEqualTo(new State.Calm());
    }

    @Test
    void whatSomebodyElseAppliedIsReadAndSaid() {
        shown.reread();
        engine.becomes("a b c d |");
        ticks(WatchViewModel.NEAR);
        assertThat(shown.readings).isEqualTo(2);
        assertThat(model.stateProperty().get()).isEqualTo(new State.Changed(
                "Changed by somebody else: 2 revisions applied.", List.of(Timelines.id("c"), Timelines.id("d"))));
        model.show();
        assertThat(shown.selected).isEqualTo(Timelines.id("c"));
        model.dismiss();
        assertThat(model.stateProperty().get()).isEqualTo(new State.Calm());
    }

    @Test
    void filesThatChangedAreReadAndSaid() {
        shown.reread();
        engine.becomes("a b | c d e");
        ticks(WatchViewModel.NEAR);
        assertThat(model.stateProperty().get()).isEqualTo(
                new State.Changed("Files changed: 1 new revision.", List.of(Timelines.id("e"))));
    }

    @Test
    void whatAPersonReadsAgainIsNoNews() {
        shown.reread();
        engine.becomes("a b c | d");
        shown.reread();
        assertThat(model.stateProperty().get()).isEqualTo(new State.Calm());
    }

    @Test
    void aLostConnectionKeepsWhatIsShownAndIsTriedLessAndLessOften() {
        shown.reread();
        engine.silent(LOST);
        ticks(WatchViewModel.NEAR);
        State.Old old = (State.Old) model.stateProperty().get();
        assertThat(old.lost()).isTrue();
        assertThat(old.asOf()).isNotEmpty();
        int before = engine.pulses();
        ticks(WatchViewModel.NEAR);
        assertThat(engine.pulses()).isEqualTo(before);
        ticks(WatchViewModel.NEAR);
        assertThat(engine.pulses()).isEqualTo(before + 1);
        ticks(120);
        assertThat(engine.pulses()).isBetween(before + 3, before + 6);
        assertThat(shown.status()).isNotNull();
    }

    @Test
    void retryGoesOnWhereTheDatabaseIsBack() {
        shown.reread();
        engine.silent(LOST);
        ticks(WatchViewModel.NEAR);
        model.retry();
        assertThat(model.lost()).isTrue();
        engine.silent(null);
        engine.becomes("a b c | d");
        model.retry();
        assertThat(model.lost()).isFalse();
        assertThat(model.stateProperty().get()).isInstanceOf(State.Changed.class);
    }

    @Test
    void aReadingThatFailsSaysThatWhatIsShownIsOld() {
        shown.reread();
        model.failed(new Failure.BadChangelog("The changelog cannot be read.", "Mend it.", null, 0));
        State.Old old = (State.Old) model.stateProperty().get();
        assertThat(old.lost()).isFalse();
        shown.reread();
        assertThat(model.stateProperty().get()).isEqualTo(new State.Calm());
    }

    @Test
    void nothingIsAskedBeforeTheFirstReading() {
        ticks(60);
        assertThat(engine.pulses()).isZero();
    }

    private void ticks(int seconds) {
        for (int i = 0; i < seconds; i++) {
            model.tick(WatchViewModel.NEAR);
        }
    }

    private final class Shown implements WatchViewModel.Watched {
        private final Workspace workspace = window.workspace(Environment.DEVELOPMENT);
        private final List<Status> read = new ArrayList<>();
        private int readings;
        private @Nullable RevisionId selected;

        @Override
        public Workspace workspace() {
            return workspace;
        }

        @Override
        public @Nullable Status status() {
            return read.isEmpty() ? null : read.getLast();
        }

        @Override
        public void reread() {
            readings++;
            read.add(window.readTimeline().read(workspace.database()));
            model.read(read.getLast());
        }

        @Override
        public void select(RevisionId revision) {
            selected = revision;
        }
    }
}

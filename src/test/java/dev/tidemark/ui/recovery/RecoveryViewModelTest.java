package dev.tidemark.ui.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.HeldTaskRunner;
import dev.tidemark.ui.fixture.MemoryDoubts;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.recovery.RecoveryViewModel.Line;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class RecoveryViewModelTest {
    private final MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b c"));
    private final MemoryDoubts doubts = window.doubts();
    private final RecordingNavigator navigator = new RecordingNavigator();
    private final Status status = window.status();
    private final RevisionId b = status.timeline().waiting().getFirst().id();
    private final RecoveryWords words = new RecoveryWords(new Messages());
    private int rereads;

    @Test
    void nothingIsSaidWhereNothingIsInDoubt() {
        RecoveryViewModel model = model(window.workspace(Environment.DEVELOPMENT));
        model.read(status);
        assertThat(model.lineProperty().get()).isInstanceOf(Line.Calm.class);
        assertThat(model.lookingProperty().get()).isFalse();
        assertThat(Objects.requireNonNull(model.foundProperty().get()).doubts().any()).isFalse();
    }

    @Test
    void whatIsInDoubtIsSaidInOneSentence() {
        doubts.run().half(b);
        RecoveryViewModel model = model(window.workspace(Environment.DEVELOPMENT));
        model.read(status);
        assertThat(said(model)).isEqualTo(
                "A run did not come to its end here. For one revision the history and the schema do not agree.");
        model.show();
        assertThat(navigator.went()).containsExactly("recover");
    }

    @Test
    void aWayOutLeadsToItsPlanAndSendsNothing() {
        doubts.run().half(b);
        RecoveryViewModel model = model(window.workspace(Environment.DEVELOPMENT));
        model.read(status);
        var doubt = Objects.requireNonNull(model.foundProperty().get()).doubts().revisions().getFirst();
        var remedy = Objects.requireNonNull(doubt.suggested());
        model.mend(remedy);
        assertThat(navigator.planned()).isEqualTo(remedy.request());
        assertThat(navigator.went()).containsExactly("plan");
    }

    @Test
    void whatWasMendedIsSaidOnce() {
        doubts.run().half(b).index();
        RecoveryViewModel model = model(window.workspace(Environment.DEVELOPMENT));
        model.read(status);
        model.mend(Objects.requireNonNull(doubts.revisions.getFirst().suggested()));
        doubts.revisions.clear();
        model.read(status);
        assertThat(model.lineProperty().get()).isInstanceOfSatisfying(
                Line.Trouble.class, trouble -> assertThat(trouble.before()).isEqualTo(2));
        doubts.clear();
        model.read(status);
        assertThat(model.lineProperty().get()).isInstanceOf(Line.Mended.class);
        model.read(status);
        assertThat(model.lineProperty().get()).isInstanceOf(Line.Mended.class);
        model.dismiss();
        assertThat(model.lineProperty().get()).isInstanceOf(Line.Calm.class);
    }

    @Test
    void whatEndedWithoutUsIsNotCalledMended() {
        doubts.lock = held(new LockHolder(LockHolder.Life.ALIVE, 4711, "ann", "Tidemark", null));
        RecoveryViewModel model = model(window.workspace(Environment.DEVELOPMENT));
        model.read(status);
        doubts.clear();
        model.read(status);
        assertThat(model.lineProperty().get()).isInstanceOf(Line.Calm.class);
    }

    @Test
    void theLockIsSaidToBeAliveOrDeadOrNeither() {
        RecoveryViewModel model = model(window.workspace(Environment.DEVELOPMENT));
        doubts.lock = held(LockHolder.dead(4711));
        model.read(status);
        assertThat(said(model)).isEqualTo("The changelog lock was left behind by a run that is gone.");
        doubts.lock = held(new LockHolder(LockHolder.Life.ALIVE, 4711, "ann", "Tidemark", null));
        model.read(status);
        assertThat(said(model)).isEqualTo("Somebody else’s run is going on and holds the changelog lock.");
        doubts.lock = held(LockHolder.UNKNOWN);
        model.read(status);
        assertThat(said(model)).contains("cannot be told");
    }

    @Test
    void aFailureIsSaidAndWhatWasFoundBeforeStays() {
        doubts.run().half(b);
        RecoveryViewModel model = model(window.workspace(Environment.DEVELOPMENT));
        model.read(status);
        doubts.failure = new Failure.Unreachable("Nobody answers.", "Wait.");
        model.read(status);
        assertThat(model.failureProperty().get()).isEqualTo(doubts.failure);
        assertThat(model.foundProperty().get()).isNotNull();
        assertThat(model.lineProperty().get()).isInstanceOf(Line.Trouble.class);
        doubts.failure = null;
        model.again();
        assertThat(model.failureProperty().get()).isNull();
        assertThat(rereads).isEqualTo(1);
    }

    @Test
    void whatCannotBeLookedForIsSaid() {
        doubts.failure = new Failure.Unexpected("The catalog cannot be read.", "", "", "");
        RecoveryViewModel model = model(window.workspace(Environment.DEVELOPMENT));
        model.read(status);
        assertThat(model.lineProperty().get()).isInstanceOf(Line.Unknown.class);
        model.dismiss();
        assertThat(model.lineProperty().get()).isInstanceOf(Line.Calm.class);
    }

    @Test
    void lookingGivesWayAndIsTakenUpAgain() {
        HeldTaskRunner held = new HeldTaskRunner();
        held.hold();
        Workspace made = window.workspace(Environment.DEVELOPMENT);
        RecoveryViewModel model = model(new Workspace(made.name(), made.database(), held, false));
        doubts.run().half(b);
        model.read(status);
        assertThat(model.lookingProperty().get()).isTrue();
        model.giveWay();
        held.letGo();
        assertThat(model.lookingProperty().get()).isFalse();
        assertThat(model.foundProperty().get()).isNull();
        assertThat(model.failureProperty().get()).isNull();
        model.resume();
        assertThat(model.foundProperty().get()).isNotNull();
        model.resume();
        assertThat(doubts.looks()).isEqualTo(1);
    }

    @Test
    void theStoryTellsWhoWhenWhereAndHowItEnded() {
        doubts.run();
        assertThat(String.join(" ", words.story(doubts.interrupted.getFirst(), false)))
                .contains("ann ran “upgrade head” on the computer laptop-7", "never reported its end",
                        "One revision had been committed");
    }

    private String said(RecoveryViewModel model) {
        return words.brief(((Line.Trouble) model.lineProperty().get()).doubts());
    }

    private static LockState held(LockHolder holder) {
        return new LockState(true, true, "laptop-7 (10.1.2.3)", LocalDateTime.of(2026, 11, 20, 14, 3), holder);
    }

    private RecoveryViewModel model(Workspace workspace) {
        RecoveryViewModel.Subject subject = new RecoveryViewModel.Subject() {
            @Override
            public Workspace workspace() {
                return workspace;
            }

            @Override
            public void reread() {
                rereads++;
            }
        };
        return new RecoveryViewModel(
                subject, doubts, navigator, InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));
    }
}

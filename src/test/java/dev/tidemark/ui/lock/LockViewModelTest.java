package dev.tidemark.ui.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.ReleaseLock;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.control.LockWords;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.view.Messages;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class LockViewModelTest {
    private final RecordingNavigator navigator = new RecordingNavigator();

    @Test
    void aHeldLockIsReleasedOnceThatWasAgreedTo() {
        MemoryEngine engine = new MemoryEngine("a |").lockedBy("build-7");
        LockViewModel model = model(engine, Environment.DEVELOPMENT);
        model.release();
        assertThat(engine.lock().held()).isTrue();
        model.tickedProperty().set(true);
        model.release();
        assertThat(engine.lock().held()).isFalse();
        assertThat(navigator.went()).containsExactly("close", "changed");
    }

    @Test
    void onAProtectedConnectionTheNameIsTyped() {
        MemoryEngine engine = new MemoryEngine("a |").lockedBy("build-7");
        LockViewModel model = model(engine, Environment.UNKNOWN);
        model.tickedProperty().set(true);
        assertThat(model.readyProperty().get()).isFalse();
        model.typedProperty().set("orders");
        model.release();
        assertThat(engine.lock().held()).isFalse();
    }

    @Test
    void aLockWhoseHolderLivesIsNotReleased() {
        LockHolder alive = new LockHolder(LockHolder.Life.ALIVE, 4711, "ann", "Tidemark", null);
        MemoryEngine engine = new MemoryEngine("a |").lockedBy("build-7").holder(alive);
        LockViewModel model = model(engine, Environment.DEVELOPMENT);
        model.tickedProperty().set(true);
        model.release();
        assertThat(engine.lock().held()).isTrue();
        engine.holder(LockHolder.dead(4711));
        model.look();
        model.tickedProperty().set(true);
        model.release();
        assertThat(engine.lock().held()).isFalse();
    }

    @Test
    void whatElseWasLeftBehindIsOneClickAway() {
        LockViewModel model = model(new MemoryEngine("a |").lockedBy("build-7"), Environment.DEVELOPMENT);
        model.recover();
        assertThat(navigator.went()).containsExactly("close", "recover");
    }

    @Test
    void theHoldersLifeIsSaidInWords() {
        LockWords words = new LockWords(new Messages());
        LockState lock = new LockState(true, true, "laptop-7", null, LockHolder.dead(4711));
        assertThat(words.advice(lock)).contains("in session 4711", "releasing it is safe");
        assertThat(words.advice(lock.with(LockHolder.dead(0)))).startsWith("A Tidemark took it");
        LockHolder ann = new LockHolder(
                LockHolder.Life.ALIVE, 4711, "ann", "Tidemark", LocalDateTime.of(2026, 11, 20, 14, 3));
        assertThat(words.advice(lock.with(ann)))
                .startsWith("It is held by session 4711 of ann (Tidemark), connected since 2026-11-20 14:03,");
        assertThat(words.advice(lock.with(LockHolder.UNKNOWN))).contains("cannot be told");
    }

    @Test
    void aFreeLockOffersNothing() {
        LockViewModel model = model(new MemoryEngine("a |"), Environment.DEVELOPMENT);
        model.tickedProperty().set(true);
        assertThat(model.readyProperty().get()).isFalse();
    }

    private LockViewModel model(MemoryEngine engine, Environment environment) {
        return new LockViewModel(new MemoryWindow(engine).workspace(environment), new ReleaseLock(), navigator);
    }
}

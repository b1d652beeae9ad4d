package dev.tidemark.ui.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.ReleaseLock;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
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
    void aFreeLockOffersNothing() {
        LockViewModel model = model(new MemoryEngine("a |"), Environment.DEVELOPMENT);
        model.tickedProperty().set(true);
        assertThat(model.readyProperty().get()).isFalse();
    }

    private LockViewModel model(MemoryEngine engine, Environment environment) {
        return new LockViewModel(new MemoryWindow(engine).workspace(environment), new ReleaseLock(), navigator);
    }
}

package dev.tidemark.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.changelog.Changelog;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Workspace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class LiftViewModelTest {
    private final RecordingNavigator navigator = new RecordingNavigator();
    private final LaterTaskRunner later = new LaterTaskRunner();

    @Test
    void droppingItOpensThePlanToThere() {
        TimelineViewModel model = model("a b | c d", new DirectTaskRunner());
        assertThat(model.lift()).isTrue();
        model.lifting().step(-1);
        model.lifting().drop();
        assertThat(Objects.requireNonNull(navigator.planned()).target()).hasToString("db.xml::c::ann");
        assertThat(model.lifting().lifted()).isFalse();
    }

    @Test
    void droppingItWhereItWasDoesNothing() {
        TimelineViewModel model = model("a b | c d", new DirectTaskRunner());
        model.lift();
        model.lifting().step(-1);
        model.lifting().step(1);
        model.lifting().drop();
        assertThat(navigator.went()).isEmpty();
    }

    @Test
    void puttingItBackDoesNothing() {
        TimelineViewModel model = model("a b | c d", new DirectTaskRunner());
        model.lift();
        model.lifting().step(2);
        model.lifting().cancel();
        model.lifting().drop();
        assertThat(navigator.went()).isEmpty();
    }

    @Test
    void itStaysOnTheTimeline() {
        TimelineViewModel model = model("a b | c d", new DirectTaskRunner());
        model.lift();
        model.lifting().step(-100);
        assertThat(held(model).count()).isEqualTo(2);
        model.lifting().step(100);
        assertThat(held(model).count()).isEqualTo(2);
        assertThat(held(model).up()).isFalse();
    }

    @Test
    void statementsAreCountedAsThePlanHasThem() {
        TimelineViewModel model = model("a b | c d", new DirectTaskRunner());
        model.lift();
        model.lifting().step(-2);
        assertThat(model.lifting().countProperty().get()).isEqualTo(new LiftViewModel.Count.Counting());
        model.lifting().count();
        assertThat(model.lifting().countProperty().get()).isEqualTo(new LiftViewModel.Count.Counted(2, 0));
        model.lifting().step(4);
        model.lifting().count();
        assertThat(model.lifting().countProperty().get()).isEqualTo(new LiftViewModel.Count.Counted(2, 2));
    }

    @Test
    void onlyTheLatestPlaceIsCounted() {
        TimelineViewModel model = model("a b | c d e f g", later);
        later.work();
        model.lift();
        for (int i = 0; i < 4; i++) {
            model.lifting().step(-1);
            model.lifting().count();
        }
        assertThat(later.waiting()).isEqualTo(1);
        later.work();
        assertThat(model.lifting().countProperty().get()).isEqualTo(new LiftViewModel.Count.Counting());
        assertThat(later.waiting()).isEqualTo(1);
        later.work();
        assertThat(model.lifting().countProperty().get()).isEqualTo(new LiftViewModel.Count.Counted(4, 0));
        assertThat(later.waiting()).isZero();
    }

    @Test
    void aTimelineThatChangedPutsItBack() {
        MemoryEngine engine = new MemoryEngine("a b | c d");
        MemoryWindow window = new MemoryWindow(engine);
        TimelineViewModel model = model(window, window.workspace(Environment.DEVELOPMENT).tasks());
        model.lift();
        model.lifting().step(-1);
        model.refresh();
        assertThat(model.lifting().lifted()).isTrue();
        engine.run(window.makePlan().make(window.workspace(Environment.DEVELOPMENT).database(),
                Objects.requireNonNull(held(model).stop().request())), Journal.Run.NONE,
                RunListener.SILENT,
                new CancelToken());
        model.refresh();
        assertThat(model.lifting().lifted()).isFalse();
    }

    @Test
    void whatTakesNoWritesIsNotMoved() {
        Status status = new MemoryWindow(new MemoryEngine("a | b")).status();
        ServerIdentity server = status.server();
        ServerIdentity standby = new ServerIdentity(
                server.product(), server.version(), server.url(), server.database(), server.schema(), server.user(),
                server.serverId(), server.searchPath(), "It is a standby.", true);
        assertThat(LiftViewModel.refusal(status)).isNull();
        assertThat(LiftViewModel.refusal(new Status(
                standby, status.changelog(), status.record(), status.timeline(), status.lock(), List.of())))
                .isEqualTo(LiftViewModel.Refusal.READ_ONLY);
        assertThat(LiftViewModel.refusal(new Status(
                server, new Changelog("", List.of(), List.of(), Set.of(), ""), status.record(),
                status.timeline(), status.lock(), List.of())))
                .isEqualTo(LiftViewModel.Refusal.NO_FILES);
    }

    @Test
    void whereThereIsNothingToMoveItStaysAndSaysSo() {
        TimelineViewModel model = model("x? |", new DirectTaskRunner());
        assertThat(model.lift()).isFalse();
        assertThat(model.lifting().refusalProperty().get()).isEqualTo(LiftViewModel.Refusal.NOWHERE);
    }

    private static Lift held(TimelineViewModel model) {
        return Objects.requireNonNull(model.lifting().liftProperty().get());
    }

    private TimelineViewModel model(String drawn, TaskRunner tasks) {
        return model(new MemoryWindow(new MemoryEngine(drawn)), tasks);
    }

    private TimelineViewModel model(MemoryWindow window, TaskRunner tasks) {
        Workspace usual = window.workspace(Environment.DEVELOPMENT);
        TimelineViewModel model = new TimelineViewModel(
                new Workspace("orders", usual.database(), tasks, false), window.readTimeline(), window.makePlan(),
                window.preferences(), navigator);
        model.refresh();
        return model;
    }

    /** Works when it is told to. */
    private static final class LaterTaskRunner implements TaskRunner {
        private final Deque<Runnable> queue = new ArrayDeque<>();
        private final DirectTaskRunner direct = new DirectTaskRunner();

        @Override
        public <T> void run(Supplier<T> work, Consumer<T> onDone, Consumer<Failure> onFailure, Runnable onFinally) {
            queue.add(() -> direct.run(work, onDone, onFailure, onFinally));
        }

        int waiting() {
            return queue.size();
        }

        void work() {
            queue.remove().run();
        }

        @Override
        public <T> void aside(Supplier<T> work, Consumer<T> onDone, Consumer<Failure> onFailure, Runnable onFinally) {
            direct.aside(work, onDone, onFailure, onFinally);
        }

        @Override
        public Runnable every(int milliseconds, Runnable action) {
            return direct.every(milliseconds, action);
        }

        @Override
        public ReadOnlyBooleanProperty slowProperty() {
            return direct.slowProperty();
        }

        @Override
        public <T> Consumer<T> relay(Consumer<List<T>> receiver) {
            return direct.relay(receiver);
        }

        @Override
        public void close() {
            direct.close();
        }
    }
}

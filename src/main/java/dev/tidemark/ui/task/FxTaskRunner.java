package dev.tidemark.ui.task;

import dev.tidemark.application.outcome.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Duration;

/** Runs work on one named daemon thread and answers on the JavaFX thread. */
public final class FxTaskRunner implements TaskRunner {
    private static final Duration SLOW = Duration.seconds(1);

    private final ExecutorService executor;
    private final ExecutorService aside;
    private final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper();
    private final PauseTransition patience = new PauseTransition(SLOW);
    private int waiting;
    private final List<Relay<?>> relays = new CopyOnWriteArrayList<>();
    private final AtomicInteger pieces = new AtomicInteger();

    /** With a thread called {@code tidemark-} and that name. */
    public FxTaskRunner(String name) {
        executor = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("tidemark-" + name).factory());
        aside = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("tidemark-" + name + "-aside").factory());
        patience.setOnFinished(event -> slow.set(waiting > 0));
    }

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> onDone, Consumer<Failure> onFailure, Runnable onFinally) {
        Objects.requireNonNull(onFailure, "A failure handler is required");
        pieces.incrementAndGet();
        onWindowsThread(this::begun);
        Runnable end = () -> {
            pieces.decrementAndGet();
            ended();
            onFinally.run();
        };
        try {
            executor.execute(() -> work(work, onDone, onFailure, end));
        } catch (RejectedExecutionException closed) {
            Platform.runLater(end);
        }
    }

    @Override
    public <T> void aside(Supplier<T> work, Consumer<T> onDone, Consumer<Failure> onFailure, Runnable onFinally) {
        Objects.requireNonNull(onFailure, "A failure handler is required");
        aside.execute(() -> work(work, onDone, onFailure, onFinally));
    }

    private static void onWindowsThread(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    private void begun() {
        waiting++;
        if (waiting == 1) {
            patience.playFromStart();
        }
    }

    private void ended() {
        waiting--;
        if (waiting == 0) {
            patience.stop();
            slow.set(false);
        }
    }

    @Override
    public Runnable every(int milliseconds, Runnable action) {
        Timeline clock = new Timeline(new KeyFrame(Duration.millis(milliseconds), event -> action.run()));
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
        return clock::stop;
    }

    @Override
    public ReadOnlyBooleanProperty slowProperty() {
        return slow.getReadOnlyProperty();
    }

    @Override
    public boolean idle() {
        return pieces.get() == 0;
    }

    private <T> void work(Supplier<T> work, Consumer<T> onDone, Consumer<Failure> onFailure, Runnable onFinally) {
        Runnable answer;
        try {
            T result = work.get();
            answer = () -> onDone.accept(result);
        } catch (Throwable thrown) {
            Failure failure = Failures.of(thrown);
            answer = () -> onFailure.accept(failure);
        }
        Runnable told = answer;
        Platform.runLater(() -> {
            try {
                relays.forEach(Relay::flush);
                told.run();
            } finally {
                onFinally.run();
            }
        });
    }

    @Override
    public <T> Consumer<T> relay(Consumer<List<T>> receiver) {
        Relay<T> relay = new Relay<>(receiver);
        relays.add(relay);
        return relay;
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    /** Gathers what comes from the work's thread until the next pulse. */
    private static final class Relay<T> implements Consumer<T> {
        private final Consumer<List<T>> receiver;
        private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean asked = new AtomicBoolean();

        Relay(Consumer<List<T>> receiver) {
            this.receiver = receiver;
        }

        @Override
        public void accept(T item) {
            waiting.add(item);
            if (asked.compareAndSet(false, true)) {
                Platform.runLater(this::atNextPulse);
            }
        }

        private void atNextPulse() {
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    flush();
                }
            }.start();
        }

        void flush() {
            asked.set(false);
            List<T> items = new ArrayList<>();
            for (T item = waiting.poll(); item != null; item = waiting.poll()) {
                items.add(item);
            }
            if (!items.isEmpty()) {
                receiver.accept(items);
            }
        }
    }
}

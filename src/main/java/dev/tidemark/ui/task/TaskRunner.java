package dev.tidemark.ui.task;

import dev.tidemark.application.outcome.Failure;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;

/**
 * Runs work for one connection away from the window's thread, one piece after the other, and hands the answers back
 * on the window's thread.
 */
public interface TaskRunner extends AutoCloseable {
    /**
     * Runs {@code work}; then exactly one of {@code onDone} and {@code onFailure}, then {@code onFinally}, whatever
     * happened.
     *
     * @param work may block; may throw a {@link dev.tidemark.application.outcome.FailedException}
     * @param onDone gets what the work returned
     * @param onFailure gets why it failed; anything unforeseen arrives as {@link Failure.Unexpected}
     * @param onFinally runs last, also where the runner was closed before the work began
     */
    <T> void run(Supplier<T> work, Consumer<T> onDone, Consumer<Failure> onFailure, Runnable onFinally);

    /**
     * A consumer that may be called from the work's thread as often as it likes. {@code receiver} gets what came since
     * it was last called, in order, at most once for each picture that the window draws, and all of it before the
     * work's own answer.
     */
    <T> Consumer<T> relay(Consumer<List<T>> receiver);

    /**
     * The same as {@link #run}, and at once: on another thread than what runs or waits there. For what stops that.
     */
    <T> void aside(Supplier<T> work, Consumer<T> onDone, Consumer<Failure> onFailure, Runnable onFinally);

    /**
     * Calls {@code action} on the window's thread every so often, until what it gives is run.
     *
     * @param milliseconds how often, roughly
     * @return ends it; twice is harmless
     */
    Runnable every(int milliseconds, Runnable action);

    /** Whether what was handed to {@link #run} has kept a person waiting for about a second. */
    ReadOnlyBooleanProperty slowProperty();

    /** Whether nothing is being done and nothing is queued, its answers included. */
    default boolean idle() {
        return true;
    }

    /** Takes no more work. What was begun or is queued is still done. Twice is harmless. */
    @Override
    void close();

    /** Makes a runner for a connection. */
    @FunctionalInterface
    interface Factory {
        /** With a thread that is named after {@code name}. */
        TaskRunner named(String name);
    }
}

package dev.tidemark.ui.task;

import dev.tidemark.application.outcome.Failure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Starts JavaFX. At most once in a program's life. */
public final class Toolkit {
    /** What desktops call the program's windows; the desktop entry names the same. */
    public static final String WINDOW_CLASS = "tidemark";

    // Held here, because a logger that nobody holds forgets its level.
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private Toolkit() {}

    /**
     * Starts it, runs {@code work} on its thread, and returns when work has called what it was given, or failed.
     *
     * @throws IllegalStateException where the display cannot be used, with a sentence for the person
     */
    public static void startUntil(Consumer<Runnable> work) {
        // JavaFX on the class path is what we want, and it need not be said.
        TOOLKIT.setLevel(Level.SEVERE);
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        startup(() -> {
            name();
            try {
                work.accept(done::countDown);
            } catch (RuntimeException | Error e) {
                failure.set(e);
                done.countDown();
            }
        });
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /**
     * The class that X11's windows carry, by which a desktop finds the program's entry and icon. JavaFX calls it "java" where it
     * was not started through its application class, and has no other way to say it.
     */
    private static void name() {
        com.sun.glass.ui.Application.GetApplication().setName(WINDOW_CLASS);
    }

    private static void startup(Runnable work) {
        try {
            Platform.startup(work);
        } catch (UnsupportedOperationException e) {
            throw new IllegalStateException(
                    "The window cannot be opened on this display (" + e.getMessage()
                            + "). Check DISPLAY, or unset it and"
                            + " WAYLAND_DISPLAY to go through the window in pictures.",
                    e);
        }
    }

    /** Runs {@code action} on its thread, soon. */
    public static void later(Runnable action) {
        Platform.runLater(action);
    }

    /** Hears from now on what nobody caught on its thread; call it there. */
    public static void onUncaught(Consumer<Failure> receiver) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> receiver.accept(Failures.of(thrown)));
    }
}

package dev.tidemark.ui.task;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/** Starts JavaFX. At most once in a program's life. */
public final class Toolkit {
    // Held here, because a logger that nobody holds forgets its level.
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private Toolkit() {}

    /** Starts it, runs {@code work} on its thread, and returns when that is over. */
    public static void start(Runnable work) {
        startUntil(done -> {
            try {
                work.run();
            } finally {
                done.run();
            }
        });
    }

    /** Starts it, runs {@code work} on its thread, and returns when work has called what it was given. */
    public static void startUntil(Consumer<Runnable> work) {
        // JavaFX on the class path is what we want, and it need not be said.
        TOOLKIT.setLevel(Level.SEVERE);
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> work.accept(done::countDown));
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it. */
    public static void stop() {
        Platform.exit();
    }
}

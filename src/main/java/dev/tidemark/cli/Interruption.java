package dev.tidemark.cli;

import dev.tidemark.application.outcome.CancelToken;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C while a plan runs: first the revision that runs is given a moment to finish, then its statement is cancelled, and
 * the program waits until the outcome is known and written down.
 */
final class Interruption implements AutoCloseable {
    private static final long GRACE_SECONDS = 2;
    private static final long LONGEST_SECONDS = 60;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean ended;

    Interruption(CancelToken cancel) {
        hook = new Thread(() -> stop(cancel), "tidemark-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(CancelToken cancel) {
        try {
            cancel.afterRevision();
            if (!over.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                cancel.now();
                ended = over.await(LONGEST_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        if (ended) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending already: the hook has just been told that the run is over.
        }
    }
}

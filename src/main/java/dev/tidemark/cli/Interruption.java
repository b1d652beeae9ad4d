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
    private static final long LONGEST_MILLISECONDS = 60_000;
    private static final long MILLISECONDS = 50;

    private final CancelToken token = new CancelToken();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "tidemark-interruption");

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What the run asks whether it is to stop. */
    CancelToken token() {
        return token;
    }

    private void stop() {
        try {
            token.afterRevision();
            if (!over.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                token.now();
                waitUntilOver();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitUntilOver() throws InterruptedException {
        for (long waited = 0; waited < LONGEST_MILLISECONDS && over.getCount() > 0; waited += MILLISECONDS) {
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS);
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending already: the hook has just been told that the run is over.
        }
    }
}

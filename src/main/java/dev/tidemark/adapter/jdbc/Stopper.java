package dev.tidemark.adapter.jdbc;

import dev.tidemark.application.outcome.CancelToken;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stops a reading when that is asked for: asks the server, again and again because a request between two queries is lost,
 * and cuts the connection where the server does not answer. On threads of its own, because asking may block.
 */
final class Stopper {
    private static final long AGAIN_MILLIS = 300;
    private static final int PATIENCE_MILLIS = 3_000;

    private final Reading reading;
    private final CountDownLatch over = new CountDownLatch(1);

    /** Of {@code reading}, when {@code token} asks for it. */
    Stopper(CancelToken token, Reading reading) {
        this.reading = reading;
        token.onNow(this::begin);
    }

    private void begin() {
        if (over.getCount() > 0) {
            start("tidemark-stop", this::ask);
            start("tidemark-cut", this::cut);
        }
    }

    private static void start(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).inheritInheritableThreadLocals(false).start(work);
    }

    private void ask() {
        try {
            while (over.getCount() > 0) {
                reading.stop();
                if (over.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cut() {
        try {
            if (!over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                reading.cut();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The reading is at its end; nothing is stopped any more. */
    void over() {
        over.countDown();
    }
}

package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.CancelToken;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cancels what is being sent when that is asked for, again and again until it ends: a request that reaches the server
 * between two statements is lost. On a thread of its own, because the request is a connection of its own, and a server
 * that does not answer keeps that waiting.
 */
final class Canceller implements AutoCloseable {
    private static final long AGAIN_MILLIS = 500;

    private final PlanGate gate;
    private final CountDownLatch over = new CountDownLatch(1);

    /** Of what {@code gate} lets through, when {@code token} asks for it. */
    Canceller(CancelToken token, PlanGate gate) {
        this.gate = gate;
        token.onNow(this::begin);
    }

    private void begin() {
        gate.refuse();
        Thread.ofPlatform()
                .daemon()
                .name("tidemark-cancel")
                .inheritInheritableThreadLocals(false)
                .start(this::cancel);
    }

    private void cancel() {
        try {
            while (over.getCount() > 0) {
                gate.cancel();
                if (over.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}

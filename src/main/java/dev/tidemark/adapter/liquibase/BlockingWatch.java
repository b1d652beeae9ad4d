package dev.tidemark.adapter.liquibase;

import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.BlockingSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees who stands in the way of the statement that runs, over a second, reading connection. That one is made when a
 * statement runs for about a second and closed with the run; where it cannot be made, nothing is said.
 */
final class BlockingWatch implements AutoCloseable {
    private static final long FIRST_NANOS = 900_000_000L;

    /** Shorter than the two seconds that a statement of ours waits for a lock, so that each such wait is seen. */
    private static final long AGAIN_NANOS = 1_500_000_000L;

    private static final long LOOK_MILLIS = 200;
    private static final long END_MILLIS = 1000;

    private final Product product;
    private final ConnectionSpec spec;
    private final long session;
    private final RunListener listener;
    private final Thread thread;
    private final CountDownLatch over = new CountDownLatch(1);
    private long number;
    private long startedAt;
    private boolean running;
    private List<BlockingSession> last = List.of();
    private volatile @Nullable Connection watcher;

    /** Of the session with that number; begins to look at once. */
    BlockingWatch(Product product, ConnectionSpec spec, long session, RunListener listener) {
        this.product = product;
        this.spec = spec;
        this.session = session;
        this.listener = listener;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("tidemark-blocked-by")
                .inheritInheritableThreadLocals(false)
                .start(this::watch);
    }

    /** A statement is about to be sent. */
    synchronized void started() {
        number++;
        startedAt = System.nanoTime();
        running = true;
        last = List.of();
    }

    /** It came back. What stood in its way is remembered until the next one. */
    void ended() {
        boolean told;
        synchronized (this) {
            told = running && !last.isEmpty();
            running = false;
        }
        if (told) {
            listener.blocked(List.of());
        }
    }

    /** Who was seen last in the way of the last statement. */
    synchronized List<BlockingSession> last() {
        return last;
    }

    private void watch() {
        try {
            long askedFor = 0;
            long askedAt = 0;
            for (long due = next(askedFor, askedAt); due >= 0; due = next(askedFor, askedAt)) {
                if (due > 0) {
                    askedFor = due;
                    askedAt = System.nanoTime();
                    told(due, ask());
                }
            }
        } catch (SQLException e) {
            // It is a courtesy; the statement that runs says by itself when it gives up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeWatcher();
        }
    }

    /** Waits a moment; then the statement to ask about, 0 for none, or -1 where the run is over. */
    private long next(long askedFor, long askedAt) throws InterruptedException {
        if (over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            return -1;
        }
        long now = System.nanoTime();
        synchronized (this) {
            boolean due = askedFor == number ? now - askedAt >= AGAIN_NANOS : now - startedAt >= FIRST_NANOS;
            return running && due ? number : 0;
        }
    }

    private List<BlockingSession> ask() throws SQLException {
        Connection open = watcher;
        if (open == null) {
            open = product.connect(spec);
            watcher = open;
        }
        product.beginReading(open);
        try {
            return List.copyOf(product.blocking(open, session));
        } finally {
            open.rollback();
        }
    }

    private void told(long about, List<BlockingSession> found) {
        boolean changed;
        synchronized (this) {
            if (!running || about != number) {
                return;
            }
            changed = !found.isEmpty() || !last.isEmpty();
            // Who was in the way is kept although the wait is over: the lock may have been refused just now.
            last = found.isEmpty() ? last : found;
        }
        if (changed) {
            listener.blocked(found);
        }
    }

    private void closeWatcher() {
        Connection open = watcher;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // It is gone already.
            }
        }
    }

    /** Stops looking and closes the second connection; where the server does not answer, cuts it. */
    @Override
    public void close() {
        over.countDown();
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Connection open = watcher;
        if (thread.isAlive() && open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                // It is gone already.
            }
        }
    }
}

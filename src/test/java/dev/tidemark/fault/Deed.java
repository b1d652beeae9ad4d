package dev.tidemark.fault;

import org.jspecify.annotations.Nullable;

/** Something done by a thread of its own while the test does something else. */
final class Deed {
    private final Thread thread;
    private volatile @Nullable Throwable failure;

    /** What is done. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    Deed(Work work) {
        thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                work.run();
            } catch (Exception | AssertionError e) {
                failure = e;
            }
        });
    }

    /** Waits for its end, for at most half a minute. */
    void join() throws InterruptedException {
        thread.join(30_000);
        Throwable thrown = failure;
        if (thrown != null) {
            throw new AssertionError("Meanwhile: " + thrown, thrown);
        }
        if (thread.isAlive()) {
            throw new AssertionError("It did not end within half a minute");
        }
    }
}

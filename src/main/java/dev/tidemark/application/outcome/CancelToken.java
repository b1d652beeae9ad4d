package dev.tidemark.application.outcome;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks a run to stop. Safe from any thread; asking twice is harmless, asking harder is allowed. */
public final class CancelToken {

    /** How soon to stop. */
    public enum Wish {
        /** Go on. */
        NONE,
        /** Stop before the next revision; the one that runs is finished. */
        AFTER_REVISION,
        /** Stop before the next batch of a fill, which goes on there the next time; otherwise before the next revision. */
        AFTER_BATCH,
        /** Cancel the statement that runs now; its revision is undone where the database can. */
        NOW
    }

    private volatile Wish wish = Wish.NONE;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Asks to stop before the next revision. */
    public synchronized void afterRevision() {
        if (wish == Wish.NONE) {
            wish = Wish.AFTER_REVISION;
        }
    }

    /** Asks to stop before the next batch, or before the next revision where no batches run. */
    public synchronized void afterBatch() {
        if (wish != Wish.NOW) {
            wish = Wish.AFTER_BATCH;
        }
    }

    /** Asks to cancel the running statement. */
    public void now() {
        synchronized (this) {
            wish = Wish.NOW;
        }
        listeners.forEach(Runnable::run);
    }

    /** What is asked for. */
    public Wish wish() {
        return wish;
    }

    /** Called, on the asking thread, when {@link #now()} is asked; at once where it was asked already. */
    public void onNow(Runnable action) {
        listeners.add(action);
        if (wish == Wish.NOW) {
            action.run();
        }
    }
}

package dev.tidemark.application.outcome;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Asks a run to stop. Safe from any thread; asking twice is harmless, asking harder is allowed. */
public final class CancelToken {

    /** How soon to stop. */
    public enum Wish {
        /** Go on. */
        NONE,
        /** Stop before the next revision; the one that runs is finished. */
        AFTER_REVISION,
        /** Cancel the statement that runs now; its revision is undone where the database can. */
        NOW
    }

    private final AtomicReference<Wish> wish = new AtomicReference<>(Wish.NONE);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Asks to stop before the next revision. */
    public void afterRevision() {
        wish.compareAndSet(Wish.NONE, Wish.AFTER_REVISION);
    }

    /** Asks to cancel the running statement. */
    public void now() {
        wish.set(Wish.NOW);
        listeners.forEach(Runnable::run);
    }

    /** What is asked for. */
    public Wish wish() {
        return Objects.requireNonNull(wish.get());
    }

    /** Called, on the asking thread, when {@link #now()} is asked; at once where it was asked already. */
    public void onNow(Runnable action) {
        listeners.add(action);
        if (wish.get() == Wish.NOW) {
            action.run();
        }
    }
}

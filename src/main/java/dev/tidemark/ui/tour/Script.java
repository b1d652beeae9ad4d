package dev.tidemark.ui.tour;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/** Things to do one after the other on the window's thread, each as soon as the window is ready for it. */
final class Script {
    private static final int SETTLE = 3;
    private static final long PATIENCE = 180_000_000_000L;
    private static final long MILLI = 1_000_000;

    /**
     * A thing to do.
     *
     * @param name what to call it where it fails
     * @param calm how many nanoseconds have to go by first
     * @param ready whether it can be done
     * @param action does it
     */
    private record Act(String name, long calm, BooleanSupplier ready, Runnable action) {}

    private final Deque<Act> acts = new ArrayDeque<>();

    /** Adds a thing to do as soon as {@code ready} says so. */
    Script when(String name, BooleanSupplier ready, Runnable action) {
        return when(name, 0, ready, action);
    }

    /** The same, not before {@code milliseconds} have gone by after what was done before. */
    Script when(String name, int milliseconds, BooleanSupplier ready, Runnable action) {
        acts.add(new Act(name, milliseconds * MILLI, ready, action));
        return this;
    }

    /** Does everything, then tells {@code end} where it stopped; empty where it came to its end. */
    void play(Consumer<String> end) {
        new Player(end).start();
    }

    /** Looks at every pulse whether the next thing can be done; waits a few pulses after each for layout and CSS. */
    private final class Player extends AnimationTimer {
        private final Consumer<String> end;
        private int pulses;
        private long since;

        Player(Consumer<String> end) {
            this.end = end;
        }

        @Override
        public void handle(long now) {
            Act next = acts.peek();
            if (next == null) {
                stop();
                end.accept("");
                return;
            }
            since = since == 0 ? now : since;
            if (pulses++ < SETTLE || now - since < next.calm()) {
                return;
            }
            try {
                if (next.ready().getAsBoolean()) {
                    acts.remove();
                    pulses = 0;
                    since = 0;
                    next.action().run();
                } else if (now - since > PATIENCE) {
                    stop();
                    end.accept("'" + next.name() + "', which did not come");
                }
            } catch (RuntimeException e) {
                stop();
                end.accept("'" + next.name() + "': " + e);
            }
        }
    }
}

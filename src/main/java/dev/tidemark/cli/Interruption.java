package dev.tidemark.cli;

import dev.tidemark.application.outcome.CancelToken;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C while a plan runs: the revision that runs, or the batch of a fill, gets a moment to finish, then its statement is cancelled; a second
 * Ctrl-C cancels it at once. The program goes on until the outcome is known and written down.
 *
 * <p>A shutdown hook would come too late: H2 closes its databases in a hook of its own, at the same time. So the signal
 * itself is taken, through the JDK's class for that, which the compiler warns about and which is therefore reached by
 * reflection; where a platform lacks it, Ctrl-C ends the program at once, and the run log has a run without an end.
 */
final class Interruption implements AutoCloseable {
    private static final long GRACE_SECONDS = 2;
    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private final CancelToken token = new CancelToken();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, Object> before = new LinkedHashMap<>();
    private final Consumer<String> say;

    /**
     * @param say hears what is being done about it
     */
    Interruption(Consumer<String> say) {
        this.say = say;
        for (String signal : SIGNALS) {
            Object previous = handle(signal, handler());
            if (previous != null) {
                before.put(signal, previous);
            }
        }
    }

    /** What the run asks whether it is to stop. */
    CancelToken token() {
        return token;
    }

    /** What a signal does. */
    void interrupted() {
        if (asked.incrementAndGet() > 1) {
            token.now();
            return;
        }
        say.accept("Stopping: what runs has " + GRACE_SECONDS + " seconds to finish, then it is cancelled.");
        token.afterBatch();
        Thread.ofPlatform().daemon().name("tidemark-interruption").start(this::cancelUnlessOver);
    }

    private void cancelUnlessOver() {
        try {
            if (!over.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                token.now();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Object handler() {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            return Proxy.newProxyInstance(Interruption.class.getClassLoader(), new Class<?>[]{type},
                    (self, method, args) -> {
                        switch (method.getName()) {
                            case "handle" -> interrupted();
                            case "equals" -> {
                                return args != null && self == args[0];
                            }
                            case "hashCode" -> {
                                return System.identityHashCode(self);
                            }
                            default -> {
                                return "interruption";
                            }
                        }
                        return null;
                    });
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** Sets what handles a signal; gives what did so before, or null where signals cannot be handled. */
    private static @Nullable Object handle(String signal, @Nullable Object handler) {
        if (handler == null) {
            return null;
        }
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Object named = type.getConstructor(String.class).newInstance(signal);
            return type.getMethod("handle", type, Class.forName("sun.misc.SignalHandler")).invoke(null, named, handler);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public void close() {
        over.countDown();
        before.forEach(Interruption::handle);
    }
}

package dev.tidemark.adapter.liquibase;

import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.application.outcome.CancelToken.Wish;
import dev.tidemark.application.outcome.LockWait;
import dev.tidemark.domain.plan.RunSettings.LockPatience;
import dev.tidemark.domain.plan.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one transaction that others keep from its locks. Between two of them nothing of it is held, so that those
 * who queue get on.
 */
final class LockRetry {
    private static final long LOOK_MILLIS = 100;

    private final RunControl control;
    private final LockPatience patience;
    private final Instant until;
    private int attempt = 1;

    LockRetry(RunControl control) {
        this.control = control;
        this.patience = control.settings().locks();
        this.until = Instant.now().plus(patience.total());
    }

    /** What comes after an attempt that did not get its locks. */
    enum Next {
        /** Another attempt, now. */
        AGAIN,
        /** Nobody waits any longer. */
        GIVEN_UP,
        /** Somebody stopped it, or it is too late to start anything. */
        STOPPED
    }

    /** Whether the error says that others were in the way, so that it may go better another time. */
    static boolean worthwhile(Product product, @Nullable SQLException error) {
        return error != null && (product.gaveUpWaiting(error) || product.deadlocked(error));
    }

    /** Which attempt this is, from 1. */
    int attempt() {
        return attempt;
    }

    /** How long was tried, in words; empty where there was one attempt only. */
    String words() {
        return attempt == 1 ? "" : "It was tried " + attempt + " times, for " + patience.total().toSeconds() + " s.";
    }

    /**
     * Waits, with nothing open in the database.
     *
     * @param step whose statement it was
     * @param from the place in the plan of the step with which it begins again
     */
    Next after(Step step, String statement, int from) {
        Duration pause = patience.pause(attempt, ThreadLocalRandom.current().nextDouble());
        Instant next = Instant.now().plus(pause);
        if (!patience.retries() || next.isAfter(until)) {
            return Next.GIVEN_UP;
        }
        if (control.tooLate(next) || control.cancel().wish() != Wish.NONE) {
            return Next.STOPPED;
        }
        control.listener().waitsForLock(
                new LockWait(step, statement, attempt, next, until, from, control.watch().last()));
        while (Instant.now().isBefore(next)) {
            if (control.cancel().wish() != Wish.NONE) {
                return Next.STOPPED;
            }
            try {
                Thread.sleep(Math.clamp(Duration.between(Instant.now(), next).toMillis(), 1, LOOK_MILLIS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Next.STOPPED;
            }
        }
        attempt++;
        control.listener().triesAgain(attempt);
        return Next.AGAIN;
    }
}

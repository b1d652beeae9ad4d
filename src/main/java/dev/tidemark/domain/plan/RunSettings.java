package dev.tidemark.domain.plan;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a plan is run. Nothing of it changes which statements are sent, so it is no part of the plan's fingerprint; what it
 * promises is shown before the run.
 *
 * @param commit what is kept or undone together
 * @param statementTimeout how long one statement may take before the server cancels it, or null for as long as it likes
 * @param locks how long to wait for locks of others
 * @param notAfter nothing new is started from then on, or null; what runs then is finished
 */
public record RunSettings(
        Commit commit, @Nullable Duration statementTimeout, LockPatience locks, @Nullable Instant notAfter) {
    /** Each revision by itself, no limit for statements, five minutes for locks. */
    public static final RunSettings USUAL =
            new RunSettings(Commit.EACH_REVISION, null, LockPatience.USUAL, null);

    /** What is kept or undone together. */
    public enum Commit {
        /** A revision and its history row. */
        EACH_REVISION("eachRevision"),
        /** All of the plan, cut only where a statement does not allow it. */
        WHOLE_PLAN("wholePlan");

        private final String word;

        Commit(String word) {
            this.word = word;
        }

        /** The word that the JSON of the command line uses. */
        public String word() {
            return word;
        }
    }

    /**
     * How long to wait for locks. One statement waits a moment only, because everyone queues behind it; then its transaction
     * is undone, a pause follows in which others get on, and it is tried again.
     *
     * @param timeout how long one statement waits; at most {@link #LONGEST}
     * @param total how long to go on trying, for each transaction; zero for a single attempt
     */
    public record LockPatience(Duration timeout, Duration total) {
        /** The longest that a statement may keep others queueing behind it. */
        public static final Duration LONGEST = Duration.ofSeconds(2);

        /** A pause is at least so many times as long as a statement waits. */
        public static final int PAUSE_FACTOR = 10;

        /** Two seconds at a time, for five minutes. */
        public static final LockPatience USUAL = new LockPatience(LONGEST, Duration.ofMinutes(5));

        /** One attempt only. */
        public static final LockPatience ONCE = new LockPatience(LONGEST, Duration.ZERO);

        public LockPatience {
            if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("A statement waits more than 0 s and at most 2 s for a lock");
            }
            if (total.isNegative()) {
                throw new IllegalArgumentException("Nobody waits less than 0 s for a lock");
            }
        }

        /** Whether it tries more than once. */
        public boolean retries() {
            return !total.isZero();
        }

        /**
         * The pause after the attempt with that number, counted from 1: ten times the wait, half as much again after each
         * further attempt up to a minute, and up to a quarter more by chance, so that two who wait do not meet again.
         *
         * @param chance from 0 to 1
         */
        public Duration pause(int attempt, double chance) {
            double least = (double) (PAUSE_FACTOR * timeout.toMillis());
            double most = Math.max(least, (double) Duration.ofMinutes(1).toMillis());
            double grown = Math.min(most, least * Math.pow(1.5, Math.max(0, attempt - 1)));
            return Duration.ofMillis(Math.round(grown * (1 + chance / 4)));
        }
    }

    public RunSettings {
        if (statementTimeout != null && (statementTimeout.isNegative() || statementTimeout.isZero())) {
            throw new IllegalArgumentException("A statement may take more than 0 s");
        }
    }

    /** The same with another choice of what is kept together. */
    public RunSettings with(Commit other) {
        return new RunSettings(other, statementTimeout, locks, notAfter);
    }

    /** The same with another limit for a statement; null for none. */
    public RunSettings withStatementTimeout(@Nullable Duration other) {
        return new RunSettings(commit, other, locks, notAfter);
    }

    /** The same with another patience. */
    public RunSettings with(LockPatience other) {
        return new RunSettings(commit, statementTimeout, other, notAfter);
    }

    /** The same with another end of starting anything; null for none. */
    public RunSettings withNotAfter(@Nullable Instant other) {
        return new RunSettings(commit, statementTimeout, locks, other);
    }
}

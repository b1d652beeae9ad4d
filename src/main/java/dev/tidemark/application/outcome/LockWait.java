package dev.tidemark.application.outcome;

import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.plan.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction gave up waiting for a lock, was undone, and is tried again after a pause.
 *
 * @param step the step whose statement waited
 * @param statement its text
 * @param attempt which attempt that was, from 1
 * @param nextAt when the next one begins
 * @param until when it is given up for good
 * @param from the place in the plan, from 0, of the step with which the next attempt begins
 * @param blockers who was in the way; empty where the server did not tell
 */
public record LockWait(
        @Nullable Step step, String statement, int attempt, Instant nextAt, Instant until, int from,
        List<BlockingSession> blockers) {
    public LockWait {
        blockers = List.copyOf(blockers);
    }
}

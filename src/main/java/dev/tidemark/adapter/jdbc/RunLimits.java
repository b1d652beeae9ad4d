package dev.tidemark.adapter.jdbc;

import dev.tidemark.domain.plan.RunSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits that a server keeps while something runs.
 *
 * @param lock how long a statement waits for a lock
 * @param statement how long a statement may take, or null for as long as it likes
 */
public record RunLimits(Duration lock, @Nullable Duration statement) {
    /** Two seconds for locks, no limit for statements. */
    public static final RunLimits USUAL = of(RunSettings.USUAL);

    /** Those of a run's settings. */
    public static RunLimits of(RunSettings settings) {
        return new RunLimits(settings.locks().timeout(), settings.statementTimeout());
    }

    /** The second one in milliseconds; 0 for none. */
    public long statementMillis() {
        return statement == null ? 0 : Math.max(1, statement.toMillis());
    }
}

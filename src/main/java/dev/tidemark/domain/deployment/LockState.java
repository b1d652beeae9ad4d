package dev.tidemark.domain.deployment;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The row of DATABASECHANGELOGLOCK. It holds no process id: whether its holder lives cannot be told from it.
 *
 * @param tableExists whether there is a lock table
 * @param held whether somebody holds it
 * @param by the holder as it named itself (host and address), or null
 * @param since when it was taken, in the server's local time, or null
 */
public record LockState(
        boolean tableExists, boolean held, @Nullable String by, @Nullable LocalDateTime since) {
    /** No table, so no lock. */
    public static final LockState ABSENT = new LockState(false, false, null, null);
}

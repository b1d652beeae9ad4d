package dev.tidemark.domain.deployment;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The row of DATABASECHANGELOGLOCK, and what can be told about its holder.
 *
 * @param tableExists whether there is a lock table
 * @param held whether somebody holds it
 * @param by the holder as it named itself (host and address), or null
 * @param since when it was taken, in the server's local time, or null
 * @param holder whether the holder lives; one that is {@link LockHolder.Life#ALIVE} although the row is not held is a Tidemark
 *     that is just beginning or ending, or whose row somebody else released
 */
public record LockState(
        boolean tableExists, boolean held, @Nullable String by, @Nullable LocalDateTime since, LockHolder holder) {
    /** No table, so no lock. */
    public static final LockState ABSENT = new LockState(false, false, null, null);

    /** Of a row alone, whose holder's life cannot be told. */
    public LockState(boolean tableExists, boolean held, @Nullable String by, @Nullable LocalDateTime since) {
        this(tableExists, held, by, since, held ? LockHolder.UNKNOWN : LockHolder.NOBODY);
    }

    /** Whether {@code other} is the same row, held by the same since the same time, whatever is known about the holder. */
    public boolean sameRow(LockState other) {
        return with(LockHolder.UNKNOWN).equals(other.with(LockHolder.UNKNOWN));
    }

    /** The same with what is known about its holder. */
    public LockState with(LockHolder known) {
        return new LockState(tableExists, held, by, since, known);
    }
}

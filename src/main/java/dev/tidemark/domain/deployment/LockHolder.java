package dev.tidemark.domain.deployment;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is known about whoever holds the changelog lock. Liquibase's row has no process id; a Tidemark also holds an advisory lock
 * of its session, which the server frees when that session ends.
 *
 * @param life whether it is there
 * @param pid the server's number for its session; 0 where that is not known
 * @param user who it is; empty where that is not known
 * @param application what the session calls itself; empty where that is not known
 * @param since when the session began, in the server's local time, or null
 */
public record LockHolder(
        Life life, long pid, String user, String application, @Nullable LocalDateTime since) {
    /** Whose life cannot be told: another tool's, or on a database without such locks. */
    public static final LockHolder UNKNOWN = new LockHolder(Life.CANNOT_TELL, 0, "", "", null);

    /** Nobody holds the lock. */
    public static final LockHolder NOBODY = new LockHolder(Life.NOBODY, 0, "", "", null);

    /** Whether a holder is there. */
    public enum Life {
        /** The lock is free. */
        NOBODY,
        /** A Tidemark whose session lives. */
        ALIVE,
        /** A Tidemark whose session is gone. */
        DEAD,
        /** Another tool, or a database that does not tell. */
        CANNOT_TELL
    }

    /** A Tidemark whose session was that number, and is gone; 0 for a number that is not known. */
    public static LockHolder dead(long pid) {
        return new LockHolder(Life.DEAD, pid, "", "", null);
    }
}

package dev.tidemark.domain.plan;

/**
 * The places in a server's lock table. When they are used up, every session of the server fails, not only the one that used
 * them.
 *
 * @param places how many there are for sure: max_locks_per_transaction times the sessions that may be there
 * @param taken how many are taken now
 */
public record LockRoom(long places, long taken) {
    private static final int SHARE = 4;

    /** How many are free now. */
    public long free() {
        return Math.max(0, places - taken);
    }

    /** How many one transaction of ours may take: a quarter of what is free. */
    public long ours() {
        return free() / SHARE;
    }
}

package dev.tidemark.domain.plan;

import java.util.Map;

/**
 * The places in a server's lock table. When they are used up, every session of the server fails, not only the one that used
 * them.
 *
 * @param places how many there are for sure: max_locks_per_transaction times the sessions that may be there
 * @param taken how many are taken now
 * @param widths for names of relations as statements have them: how many places may go with a statement on it, its indexes,
 *     partitions, keys and rules counted in; a name that is missing names nothing that is there
 */
public record LockRoom(long places, long taken, Map<String, Integer> widths) {
    private static final int SHARE = 4;

    public LockRoom {
        widths = Map.copyOf(widths);
    }

    /** How many are free now. */
    public long free() {
        return Math.max(0, places - taken);
    }

    /** How many one transaction of ours may take: a quarter of what is free. */
    public long ours() {
        return free() / SHARE;
    }
}

package dev.tidemark.ui.timeline;

import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a revision, and what its row offers to do about it.
 *
 * @param remedy what it offers
 * @param key the message that names the remedy
 */
record Trouble(Remedy remedy, String key) {
    /** What a row offers. */
    enum Remedy {
        /** Show in the detail what changed. */
        SHOW,
        /** Plan to apply it alone. */
        APPLY_ONLY,
        /** Show what happened to it. */
        RECOVER,
        /** Say why. */
        EXPLAIN
    }

    /** The trouble of {@code entry}, or null where it has none. */
    static @Nullable Trouble of(TimelineEntry entry) {
        RevisionState state = entry.state();
        return switch (state) {
            case EDITED -> new Trouble(Remedy.SHOW, "trouble.edited");
            case OUT_OF_ORDER -> new Trouble(Remedy.APPLY_ONLY, "trouble.outOfOrder");
            case ORPHANED -> new Trouble(Remedy.EXPLAIN, "trouble.orphaned");
            case FILTERED -> new Trouble(Remedy.EXPLAIN, "trouble.filtered");
            case FAILED -> new Trouble(Remedy.EXPLAIN, "trouble.failed");
            case HALF_APPLIED, UNRECORDED -> new Trouble(Remedy.RECOVER, "trouble.interrupted");
            case APPLIED, PENDING, REPEATS, RECORDED_ONLY -> null;
        };
    }
}

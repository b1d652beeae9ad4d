package dev.tidemark.ui.control;

import dev.tidemark.domain.timeline.RevisionState;

/**
 * How a state is shown: by its glyph and its word, and by a colour besides.
 *
 * @param icon the glyph in the dot, as an Ikonli literal; empty for a hollow dot
 * @param kind the pseudo-class that colours it: applied, pending, changed, failed or muted
 * @param key the message that names it in full
 */
public record StateLook(String icon, String kind, String key) {
    /** The look of {@code state}. */
    public static StateLook of(RevisionState state) {
        return switch (state) {
            case APPLIED -> new StateLook("mdal-check", "applied", "state.applied");
            case PENDING -> new StateLook("", "pending", "state.pending");
            case OUT_OF_ORDER -> new StateLook("mdmz-priority_high", "pending", "state.outOfOrder");
            case REPEATS -> new StateLook("mdmz-replay", "pending", "state.repeats");
            case EDITED -> new StateLook("mdal-edit", "changed", "state.edited");
            case ORPHANED -> new StateLook("mdal-help_outline", "changed", "state.orphaned");
            case FILTERED -> new StateLook("mdal-block", "muted", "state.filtered");
            case RECORDED_ONLY -> new StateLook("mdal-bookmark", "muted", "state.recordedOnly");
            case FAILED -> new StateLook("mdal-close", "failed", "state.failed");
            case HALF_APPLIED -> new StateLook("mdmz-report_problem", "failed", "state.halfApplied");
            case UNRECORDED -> new StateLook("mdmz-priority_high", "failed", "state.unrecorded");
        };
    }
}

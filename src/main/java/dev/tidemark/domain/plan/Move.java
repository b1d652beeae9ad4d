package dev.tidemark.domain.plan;

import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.List;

/**
 * A step that was chosen and has no statements yet.
 *
 * @param kind what to do
 * @param entry with which revision
 * @param inPlace the numbers, from 1, of the statements that are left out; empty for none
 */
public record Move(StepKind kind, TimelineEntry entry, List<Integer> inPlace) {
    public Move {
        inPlace = List.copyOf(inPlace);
    }

    /** One that sends everything. */
    public Move(StepKind kind, TimelineEntry entry) {
        this(kind, entry, List.of());
    }
}

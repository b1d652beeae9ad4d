package dev.tidemark.ui.timeline;

import dev.tidemark.application.Status;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts what was found out about doubtful revisions onto a timeline. */
final class DoubtMarks {
    private DoubtMarks() {}

    /** {@code status} with the states that follow from {@code doubts}; itself where none does. */
    static Status mark(Status status, List<Doubt> doubts) {
        Map<RevisionId, Doubt> open = new HashMap<>();
        doubts.stream().filter(d -> !d.classification().agrees()).forEach(d -> open.put(d.revision(), d));
        if (open.isEmpty()) {
            return status;
        }
        Timeline timeline = status.timeline();
        List<TimelineEntry> entries =
                timeline.entries().stream().map(e -> marked(e, open.get(e.id()))).toList();
        return entries.equals(timeline.entries())
                ? status
                : new Status(
                        status.server(), status.changelog(), status.record(),
                        new Timeline(entries, timeline.current()), status.lock(), status.problems());
    }

    /** What was found out before the row came or went is not true of it any more. */
    private static TimelineEntry marked(TimelineEntry entry, @Nullable Doubt doubt) {
        if (doubt == null || entry.recorded() != doubt.undoing()) {
            return entry;
        }
        return new TimelineEntry(
                entry.id(), entry.revision(), entry.applied(), state(doubt), String.join(" ", doubt.evidence()),
                entry.neverRan());
    }

    private static RevisionState state(Doubt doubt) {
        return switch (doubt.classification()) {
            case APPLIED_NOT_RECORDED -> RevisionState.UNRECORDED;
            case HALF_APPLIED, HALF_UNDONE, UNDONE_NOT_UNRECORDED -> RevisionState.HALF_APPLIED;
            case CANNOT_TELL -> doubt.undoing() ? RevisionState.HALF_APPLIED : RevisionState.FAILED;
            case RECORDED, NOT_APPLIED -> throw new IllegalArgumentException(doubt + " agrees");
        };
    }
}

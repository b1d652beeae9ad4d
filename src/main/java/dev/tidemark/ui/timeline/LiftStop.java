package dev.tidemark.ui.timeline;

import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where the line of the current position can be put down.
 *
 * @param at between which rows: 2 is the edge between the second and the third from the top, 2.5 the third's middle
 * @param request what putting it down there asks for, or null where the line is at home
 */
record LiftStop(double at, @Nullable PlanRequest request) {
    /** Whether the line belongs there already. */
    boolean home() {
        return request == null;
    }

    /** All of them, from top to bottom. A folded group is one. */
    static List<LiftStop> of(List<TimelineRow> rows, Timeline timeline, TimelineOrder order) {
        // The line lies on the newer side of the revision that becomes the last applied one.
        int newer = order == TimelineOrder.NEWEST_FIRST ? 0 : 1;
        List<LiftStop> stops = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            switch (rows.get(i)) {
                case TimelineRow.Position line -> stops.add(new LiftStop(i + 0.5, null));
                case TimelineRow.Item item -> add(stops, i + newer, item.entry(), timeline);
                case TimelineRow.Head head -> {
                    if (head.group().folded()) {
                        add(stops, i + newer, newest(head.group()), timeline);
                    }
                }
            }
        }
        if (!timeline.executed().isEmpty()) {
            int oldest = order == TimelineOrder.NEWEST_FIRST ? rows.size() : 0;
            stops.add(new LiftStop(oldest, PlanRequest.rollback(new Target.Base())));
        }
        stops.sort(Comparator.comparingDouble(LiftStop::at));
        return stops;
    }

    private static void add(List<LiftStop> stops, int at, @Nullable TimelineEntry entry, Timeline timeline) {
        if (entry != null && canBeLast(entry) && !(entry.recorded() && entry.id().equals(timeline.current()))) {
            Target here = new Target.Named(entry.id().toString());
            stops.add(new LiftStop(at, entry.recorded() ? PlanRequest.rollback(here) : PlanRequest.upgrade(here)));
        }
    }

    private static @Nullable TimelineEntry newest(TimelineRow.Group group) {
        return group.entries().reversed().stream().filter(LiftStop::canBeLast).findFirst().orElse(null);
    }

    /** Nothing is applied up to what is excluded, nor rolled back to what is not of these files. */
    private static boolean canBeLast(TimelineEntry entry) {
        return entry.recorded() ? entry.state() != RevisionState.ORPHANED : entry.state().wouldRun();
    }
}

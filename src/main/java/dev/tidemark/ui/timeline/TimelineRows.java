package dev.tidemark.ui.timeline;

import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Turns a timeline into rows: what waits, the current position, then the deployments, newest on top. */
final class TimelineRows {
    private TimelineRows() {}

    /** The rows of {@code timeline} that {@code filter} lets through; a head whose rows are all hidden is left out. */
    static List<TimelineRow> of(Timeline timeline, TimelineFilter filter) {
        List<TimelineEntry> newestFirst = timeline.entries().reversed();
        List<TimelineEntry> unrecorded = newestFirst.stream().filter(e -> !e.recorded()).toList();
        List<TimelineEntry> recorded = newestFirst.stream().filter(TimelineEntry::recorded).toList();
        List<TimelineRow> rows = new ArrayList<>();
        waiting(unrecorded, timeline, filter, rows);
        if (filter.mode() != TimelineFilter.Mode.PENDING || !rows.isEmpty()) {
            rows.add(new TimelineRow.Position(recorded.isEmpty()));
        }
        deployments(recorded, timeline, filter, rows);
        boolean nothing = rows.stream().noneMatch(TimelineRow.Item.class::isInstance);
        return nothing && (!filter.showsAll() || timeline.entries().isEmpty()) ? List.of() : rows;
    }

    private static void waiting(
            List<TimelineEntry> entries, Timeline timeline, TimelineFilter filter, List<TimelineRow> rows) {
        List<TimelineEntry> shown = entries.stream().filter(filter::shows).toList();
        if (!shown.isEmpty()) {
            int excluded = (int) entries.stream().filter(e -> e.state() == RevisionState.FILTERED).count();
            rows.add(new TimelineRow.Waiting(entries.size() - excluded, excluded));
            shown.forEach(e -> rows.add(item(e, timeline)));
        }
    }

    private static void deployments(
            List<TimelineEntry> recorded, Timeline timeline, TimelineFilter filter, List<TimelineRow> rows) {
        int from = 0;
        while (from < recorded.size()) {
            int to = from + 1;
            while (to < recorded.size() && sameDeployment(recorded.get(from), recorded.get(to))) {
                to++;
            }
            List<TimelineEntry> group = recorded.subList(from, to);
            List<TimelineEntry> shown = group.stream().filter(filter::shows).toList();
            if (!shown.isEmpty()) {
                rows.add(head(group));
                shown.forEach(e -> rows.add(item(e, timeline)));
            }
            from = to;
        }
    }

    private static TimelineRow head(List<TimelineEntry> group) {
        AppliedRevision first = Objects.requireNonNull(group.getLast().applied());
        return new TimelineRow.Deployment(first.executedAt(), group.size(), first.liquibase());
    }

    private static TimelineRow item(TimelineEntry entry, Timeline timeline) {
        return new TimelineRow.Item(entry, entry.recorded() && entry.id().equals(timeline.current()));
    }

    private static boolean sameDeployment(TimelineEntry one, TimelineEntry other) {
        AppliedRevision a = Objects.requireNonNull(one.applied());
        AppliedRevision b = Objects.requireNonNull(other.applied());
        return Objects.equals(a.deploymentId(), b.deploymentId());
    }
}

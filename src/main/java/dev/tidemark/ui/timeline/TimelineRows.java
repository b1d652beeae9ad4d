package dev.tidemark.ui.timeline;

import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Turns a timeline into rows: what waits, the current position, and the deployments. Takes time in proportion to it. */
final class TimelineRows {
    /** The group of what is not applied. */
    static final String WAITING = "waiting";

    private static final int TAGS_ON_A_HEAD = 2;

    /**
     * How rows are arranged.
     *
     * @param order which end is on top
     * @param folded the keys of the groups that are folded
     */
    record Shape(TimelineOrder order, Set<String> folded) {
        /** Newest on top, everything unfolded. */
        static final Shape USUAL = new Shape(TimelineOrder.NEWEST_FIRST, Set.of());
    }

    /**
     * What came out.
     *
     * @param rows what is shown, from top to bottom
     * @param entries the revisions that the filter lets through, from top to bottom, those of folded groups too
     */
    record Built(List<TimelineRow> rows, List<TimelineEntry> entries) {}

    private final Timeline timeline;
    private final TimelineFilter filter;
    private final Shape shape;
    private final List<TimelineRow> rows = new ArrayList<>();
    private final List<TimelineEntry> shown = new ArrayList<>();

    private TimelineRows(Timeline timeline, TimelineFilter filter, Shape shape) {
        this.timeline = timeline;
        this.filter = filter;
        this.shape = shape;
    }

    /** The rows of {@code timeline} that {@code filter} lets through; a head whose rows are all hidden is left out. */
    static Built of(Timeline timeline, TimelineFilter filter, Shape shape) {
        return new TimelineRows(timeline, filter, shape).build();
    }

    private Built build() {
        List<TimelineEntry> recorded = new ArrayList<>();
        List<TimelineEntry> unrecorded = new ArrayList<>();
        timeline.entries().forEach(e -> (e.recorded() ? recorded : unrecorded).add(e));
        TimelineRow position = new TimelineRow.Position(recorded.isEmpty());
        if (shape.order() == TimelineOrder.NEWEST_FIRST) {
            waiting(unrecorded);
            rows.add(position);
            deployments(recorded).reversed().forEach(this::deployment);
        } else {
            deployments(recorded).forEach(this::deployment);
            rows.add(position);
            waiting(unrecorded);
        }
        boolean nothing = shown.isEmpty() && (!filter.showsAll() || timeline.entries().isEmpty());
        return nothing ? new Built(List.of(), List.of()) : new Built(rows, shown);
    }

    private void waiting(List<TimelineEntry> entries) {
        int excluded = (int) entries.stream().filter(e -> e.state() == RevisionState.FILTERED).count();
        section(WAITING, entries, group -> new TimelineRow.Waiting(group, entries.size() - excluded, excluded));
    }

    private void deployment(List<TimelineEntry> entries) {
        AppliedRevision first = Objects.requireNonNull(entries.getFirst().applied());
        section(first.deploymentId() + "/" + first.order(), entries,
                group -> new TimelineRow.Deployment(group, first.executedAt(), first.liquibase()));
    }

    /** @param entries oldest first */
    private void section(String key, List<TimelineEntry> entries, Function<TimelineRow.Group, TimelineRow> head) {
        List<TimelineEntry> visible = filter.showsAll() ? entries : entries.stream().filter(filter::shows).toList();
        if (visible.isEmpty()) {
            return;
        }
        boolean folded = shape.folded().contains(key);
        rows.add(head.apply(new TimelineRow.Group(key, entries, visible.size(), folded, problems(entries),
                tags(entries))));
        for (TimelineEntry entry : displayed(visible)) {
            shown.add(entry);
            if (!folded) {
                rows.add(new TimelineRow.Item(entry, entry.recorded() && entry.id().equals(timeline.current())));
            }
        }
    }

    private List<TimelineEntry> displayed(List<TimelineEntry> oldestFirst) {
        return shape.order() == TimelineOrder.NEWEST_FIRST ? oldestFirst.reversed() : oldestFirst;
    }

    private static int problems(List<TimelineEntry> entries) {
        return (int) entries.stream().filter(e -> TimelineFilter.PROBLEMS.contains(e.state())).count();
    }

    private static List<String> tags(List<TimelineEntry> entries) {
        List<String> tags = new ArrayList<>();
        for (TimelineEntry entry : entries.reversed()) {
            String tag = entry.tag();
            if (tag != null && tags.size() < TAGS_ON_A_HEAD) {
                tags.add(tag);
            }
        }
        return tags;
    }

    /** The recorded ones, oldest first, in the runs of one deployment. */
    private static List<List<TimelineEntry>> deployments(List<TimelineEntry> recorded) {
        List<List<TimelineEntry>> groups = new ArrayList<>();
        int from = 0;
        while (from < recorded.size()) {
            int to = from + 1;
            while (to < recorded.size() && sameDeployment(recorded.get(from), recorded.get(to))) {
                to++;
            }
            groups.add(recorded.subList(from, to));
            from = to;
        }
        return groups;
    }

    private static boolean sameDeployment(TimelineEntry one, TimelineEntry other) {
        AppliedRevision a = Objects.requireNonNull(one.applied());
        AppliedRevision b = Objects.requireNonNull(other.applied());
        return Objects.equals(a.deploymentId(), b.deploymentId());
    }
}

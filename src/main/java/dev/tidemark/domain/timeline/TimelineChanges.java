package dev.tidemark.domain.timeline;

import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RevisionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is different between two readings of one timeline.
 *
 * @param applied recorded now and not before
 * @param undone recorded before and not now
 * @param rerun recorded both times, by another run or in another way
 * @param added in the files now and not before
 * @param removed in the files before and not now
 * @param edited in the files both times, with another checksum
 */
public record TimelineChanges(
        List<RevisionId> applied,
        List<RevisionId> undone,
        List<RevisionId> rerun,
        List<RevisionId> added,
        List<RevisionId> removed,
        List<RevisionId> edited) {
    public TimelineChanges {
        applied = List.copyOf(applied);
        undone = List.copyOf(undone);
        rerun = List.copyOf(rerun);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        edited = List.copyOf(edited);
    }

    /** From {@code before} to {@code now}. */
    public static TimelineChanges between(Timeline before, Timeline now) {
        Map<RevisionId, TimelineEntry> old = byId(before);
        Map<RevisionId, TimelineEntry> fresh = byId(now);
        List<List<RevisionId>> lists = List.of(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>());
        for (TimelineEntry entry : fresh.values()) {
            TimelineEntry earlier = old.get(entry.id());
            AppliedRevision row = entry.applied();
            AppliedRevision earlierRow = earlier == null ? null : earlier.applied();
            if (row != null && !row.equals(earlierRow)) {
                lists.get(earlierRow == null ? 0 : 2).add(entry.id());
            }
            Revision revision = entry.revision();
            Revision earlierRevision = earlier == null ? null : earlier.revision();
            if (revision != null && earlierRevision == null) {
                lists.get(3).add(entry.id());
            } else if (revision != null
                    && earlierRevision != null
                    && !revision.checksum().equals(earlierRevision.checksum())) {
                lists.get(5).add(entry.id());
            }
        }
        for (TimelineEntry earlier : old.values()) {
            TimelineEntry entry = fresh.get(earlier.id());
            if (earlier.applied() != null && (entry == null || entry.applied() == null)) {
                lists.get(1).add(earlier.id());
            }
            if (earlier.revision() != null && (entry == null || entry.revision() == null)) {
                lists.get(4).add(earlier.id());
            }
        }
        return new TimelineChanges(
                lists.get(0), lists.get(1), lists.get(2), lists.get(3), lists.get(4), lists.get(5));
    }

    private static Map<RevisionId, TimelineEntry> byId(Timeline timeline) {
        Map<RevisionId, TimelineEntry> found = LinkedHashMap.newLinkedHashMap(timeline.entries().size());
        timeline.entries().forEach(entry -> found.putIfAbsent(entry.id(), entry));
        return found;
    }
}

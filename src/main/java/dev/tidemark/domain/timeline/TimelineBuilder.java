package dev.tidemark.domain.timeline;

import dev.tidemark.domain.changelog.Changelog;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.ExecutionType;
import dev.tidemark.domain.revision.Checksum;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RevisionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins files and record. An edited, orphaned or doubled revision is a row with a state, never an error. */
public final class TimelineBuilder {
    private final ChecksumCheck checksums;
    private final Set<RevisionId> stamped;

    /**
     * @param checksums tells whether a recorded checksum still holds
     * @param stamped revisions that this computer's run log knows to have been recorded without being run
     */
    public TimelineBuilder(ChecksumCheck checksums, Set<RevisionId> stamped) {
        this.checksums = checksums;
        this.stamped = Set.copyOf(stamped);
    }

    /** The timeline of {@code changelog} on a database that recorded {@code record}. */
    public Timeline build(Changelog changelog, DeploymentRecord record) {
        Map<RevisionId, Revision> declared = changelog.byId();
        Set<RevisionId> recorded = HashSet.newHashSet(record.rows().size());
        List<TimelineEntry> entries = new ArrayList<>(changelog.revisions().size());
        List<AppliedRevision> rows = new ArrayList<>(record.rows());
        rows.sort(Comparator.comparingInt(AppliedRevision::order));
        @Nullable
        RevisionId current = null;
        int newest = -1;
        for (AppliedRevision row : rows) {
            recorded.add(row.id());
            Revision revision = declared.get(row.id());
            entries.add(applied(changelog, row, revision));
            if (revision != null || !changelog.present()) {
                current = row.id();
            }
            if (revision != null) {
                newest = Math.max(newest, revision.position());
            }
        }
        Map<RevisionId, Integer> seen = new HashMap<>();
        for (Revision revision : changelog.revisions()) {
            boolean again = seen.merge(revision.id(), 1, Integer::sum) > 1;
            if (!recorded.contains(revision.id())) {
                entries.add(unrecorded(revision, newest, again));
            }
        }
        return new Timeline(entries, current);
    }

    private TimelineEntry applied(Changelog changelog, AppliedRevision row, @Nullable Revision revision) {
        if (revision == null) {
            return changelog.present()
                    ? new TimelineEntry(
                            row.id(),
                            null,
                            row,
                            RevisionState.ORPHANED,
                            "Recorded here, but these files do not have it. It may belong to another application, or its"
                                    + " file was moved, renamed or deleted.")
                    : new TimelineEntry(row.id(), null, row, recordedState(row), "");
        }
        boolean neverRan = recordedState(row) == RevisionState.RECORDED_ONLY;
        Checksum checksum = row.checksum();
        boolean same = checksum == null || checksums.accepts(revision, checksum);
        if (revision.excluded() == null && revision.rules().always()) {
            return new TimelineEntry(row.id(), revision, row, RevisionState.REPEATS,
                    "Runs at every upgrade (runAlways).", neverRan);
        }
        if (!same && revision.excluded() != null) {
            return new TimelineEntry(row.id(), revision, row, recordedState(row), revision.excluded());
        }
        if (!same && revision.rules().onChange()) {
            return new TimelineEntry(row.id(), revision, row, RevisionState.REPEATS,
                    "Changed since it ran, and runs again on change.", neverRan);
        }
        if (!same) {
            return new TimelineEntry(
                    row.id(),
                    revision,
                    row,
                    RevisionState.EDITED,
                    "The file changed after it ran: recorded " + checksum + ", now " + revision.checksum() + ".",
                    neverRan);
        }
        RevisionState state = recordedState(row);
        String note = state == RevisionState.RECORDED_ONLY
                ? "Recorded without having been run: rolling back only un-records it."
                : checksum == null ? "Its checksum was cleared; it cannot be told whether the file changed." : "";
        return new TimelineEntry(row.id(), revision, row, state, note);
    }

    private RevisionState recordedState(AppliedRevision row) {
        return row.type() == ExecutionType.MARK_RAN || stamped.contains(row.id())
                ? RevisionState.RECORDED_ONLY
                : RevisionState.APPLIED;
    }

    private static TimelineEntry unrecorded(Revision revision, int newest, boolean again) {
        String twice = again ? "Declared a second time with the same path, id and author. " : "";
        String excluded = revision.excluded();
        if (excluded != null) {
            return new TimelineEntry(revision.id(), revision, null, RevisionState.FILTERED, twice + excluded);
        }
        if (revision.position() < newest) {
            return new TimelineEntry(
                    revision.id(),
                    revision,
                    null,
                    RevisionState.OUT_OF_ORDER,
                    twice + "The files place it below one that is already applied (place "
                            + (revision.position() + 1) + " in the files).");
        }
        return new TimelineEntry(revision.id(), revision, null, RevisionState.PENDING, twice.strip());
    }
}

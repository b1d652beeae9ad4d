package dev.tidemark.domain.script;

import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.ExecutionType;
import dev.tidemark.domain.plan.Move;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Planner;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.plan.TargetNotFound;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A timeline as it would be if its database stood somewhere else.
 *
 * @param timeline the timeline there
 * @param record the rows that it goes with
 */
public record Standing(Timeline timeline, DeploymentRecord record) {

    /**
     * The timeline of a database that stands at {@code target}: the same as after stamping to it.
     *
     * @throws TargetNotFound where the target names nothing
     */
    public static Standing at(Timeline timeline, DeploymentRecord record, Target target) throws TargetNotFound {
        List<Move> moves = new Planner(timeline).outline(PlanRequest.stamp(target)).moves();
        Map<RevisionId, StepKind> changes = HashMap.newHashMap(moves.size());
        moves.forEach(m -> changes.put(m.entry().id(), m.kind()));
        List<TimelineEntry> recorded = new ArrayList<>();
        List<TimelineEntry> rest = new ArrayList<>();
        for (TimelineEntry entry : timeline.entries()) {
            if (changes.containsKey(entry.id())) {
                continue;
            }
            (entry.recorded() ? recorded : rest).add(entry);
        }
        int order = record.lastOrder();
        for (Move move : moves) {
            Revision revision = move.entry().revision();
            if (move.kind() == StepKind.STAMP && revision != null) {
                order++;
                recorded.add(stamped(revision, order));
            } else if (revision != null) {
                rest.add(new TimelineEntry(revision.id(), revision, null, unrecorded(revision), ""));
            }
        }
        rest.sort(Comparator.comparingInt(Standing::position));
        return of(recorded, rest, record);
    }

    private static Standing of(List<TimelineEntry> recorded, List<TimelineEntry> rest, DeploymentRecord before) {
        List<AppliedRevision> rows = new ArrayList<>();
        @Nullable
        RevisionId current = null;
        for (TimelineEntry entry : recorded) {
            if (entry.applied() != null) {
                rows.add(entry.applied());
            }
            if (entry.state() != RevisionState.ORPHANED) {
                current = entry.id();
            }
        }
        List<TimelineEntry> all = new ArrayList<>(recorded);
        all.addAll(rest);
        return new Standing(
                new Timeline(all, current), new DeploymentRecord(before.tableExists(), rows, before.digest()));
    }

    private static TimelineEntry stamped(Revision revision, int order) {
        AppliedRevision row = new AppliedRevision(
                revision.id(), revision.id().path(), order, null, ExecutionType.EXECUTED, revision.checksum(),
                revision.facts().description(), revision.facts().comments(), revision.tag(), null, null,
                revision.facts().contexts(), revision.facts().labels());
        RevisionState state = revision.rules().always() ? RevisionState.REPEATS : RevisionState.APPLIED;
        return new TimelineEntry(revision.id(), revision, row, state, "");
    }

    private static RevisionState unrecorded(Revision revision) {
        return revision.excluded() == null ? RevisionState.PENDING : RevisionState.FILTERED;
    }

    private static int position(TimelineEntry entry) {
        return entry.revision() == null ? Integer.MAX_VALUE : entry.revision().position();
    }
}

package dev.tidemark.ui.timeline;

import dev.tidemark.domain.plan.Direction;
import dev.tidemark.domain.plan.Move;
import dev.tidemark.domain.plan.Outline;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Planner;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.plan.TargetNotFound;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The line of the current position while it is held over a place: what putting it down there would do. It follows from
 * the outline that the plan is made of, so that what is marked is what will run.
 *
 * @param stop where it is held
 * @param outline what that would do
 * @param marks what happens to which revision; those that nothing happens to are not there
 * @param oneWay those that cannot be undone: on the way up afterwards, on the way down at all
 */
public record Lift(LiftStop stop, Outline outline, Map<RevisionId, Mark> marks, List<TimelineEntry> oneWay) {
    /** What happens to a revision. */
    public enum Mark {
        /** It is applied. */
        APPLY,
        /** It is rolled back. */
        ROLL_BACK,
        /** Its row is removed, because it never ran. */
        UNMARK,
        /** It lies on the way and is passed over: excluded here, or not of these files. */
        PASS,
        /** It cannot be undone, and the way down ends before it. */
        STOP
    }

    /** With copies of its own. */
    public Lift {
        marks = Map.copyOf(marks);
        oneWay = List.copyOf(oneWay);
    }

    /** The line held over {@code stop}. */
    static Lift over(LiftStop stop, Timeline timeline) {
        PlanRequest request = stop.request();
        if (request == null) {
            return new Lift(stop, new Outline(Direction.NONE, List.of(), null, List.of(), List.of()), Map.of(),
                    List.of());
        }
        Outline outline;
        try {
            outline = new Planner(timeline).outline(request);
        } catch (TargetNotFound e) {
            throw new IllegalStateException("A revision of the timeline is not in it", e);
        }
        Map<RevisionId, Mark> marks = new HashMap<>();
        boolean up = request.verb() == PlanRequest.Verb.UPGRADE;
        passed(outline, timeline, up, marks);
        List<TimelineEntry> oneWay = new ArrayList<>();
        for (Move move : outline.moves()) {
            marks.put(move.entry().id(), mark(move.kind()));
            Revision revision = move.entry().revision();
            if (up && revision != null && !revision.reversibility().reversible()) {
                oneWay.add(move.entry());
            }
        }
        if (outline.stopsBefore() != null) {
            RevisionId before = outline.stopsBefore().revision();
            marks.put(before, Mark.STOP);
            TimelineEntry entry = timeline.find(before);
            if (entry != null) {
                oneWay.add(entry);
            }
        }
        return new Lift(stop, outline, marks, oneWay);
    }

    private static Mark mark(StepKind kind) {
        return switch (kind) {
            case APPLY, FINISH -> Mark.APPLY;
            case ROLLBACK, UNDO -> Mark.ROLL_BACK;
            case UNSTAMP -> Mark.UNMARK;
            case STAMP, ACCEPT_EDIT, TAG, DROP_INDEX, RELEASE_LOCK -> Mark.PASS;
        };
    }

    /** What lies between the first and the last revision that moves, and does not move itself. */
    private static void passed(Outline outline, Timeline timeline, boolean up, Map<RevisionId, Mark> marks) {
        if (outline.moves().isEmpty()) {
            return;
        }
        RevisionState passing = up ? RevisionState.FILTERED : RevisionState.ORPHANED;
        RevisionId last = outline.moves().getLast().entry().id();
        boolean between = !up;
        List<TimelineEntry> entries = up ? timeline.entries() : timeline.entries().reversed();
        for (TimelineEntry entry : entries) {
            between |= !entry.recorded();
            if (between && entry.state() == passing && entry.recorded() != up) {
                marks.put(entry.id(), Mark.PASS);
            }
            if (entry.id().equals(last) && entry.recorded() != up) {
                return;
            }
        }
    }

    /** Whether the line is at home. */
    public boolean home() {
        return stop.home();
    }

    /** Whether it is held over something to be applied. */
    public boolean up() {
        return stop.request() != null && stop.request().verb() == PlanRequest.Verb.UPGRADE;
    }

    /** How many revisions are moved. */
    public int count() {
        return outline.moves().size();
    }

    /** How many of them happen to be marked so. */
    public int count(Mark mark) {
        return (int) outline.moves().stream().filter(m -> mark(m.kind()) == mark).count();
    }
}

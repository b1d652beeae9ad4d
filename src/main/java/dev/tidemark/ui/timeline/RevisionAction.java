package dev.tidemark.ui.timeline;

import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be planned from one revision.
 *
 * @param key the message that names it
 * @param request what it plans
 */
public record RevisionAction(String key, PlanRequest request) {
    /** All that make sense for {@code entry}, the usual one first. */
    public static List<RevisionAction> of(TimelineEntry entry, Timeline timeline) {
        Target here = new Target.Named(entry.id().toString());
        List<RevisionAction> actions = new ArrayList<>();
        if (entry.state() == RevisionState.ORPHANED || entry.revision() == null) {
            return actions;
        }
        if (entry.state() == RevisionState.EDITED) {
            // Writes the checksum of what the files say now, and runs nothing.
            actions.add(new RevisionAction("action.acceptEdit", PlanRequest.upgrade(here).justThat().acceptingEdits()));
        }
        if (entry.state().wouldRun()) {
            if (!entry.recorded()) {
                actions.add(new RevisionAction("action.applyTo", PlanRequest.upgrade(here)));
            }
            actions.add(new RevisionAction("action.applyOnly", PlanRequest.upgrade(here).justThat()));
        }
        if (entry.recorded()) {
            if (!entry.id().equals(timeline.current())) {
                actions.add(new RevisionAction("action.rollBackTo", PlanRequest.rollback(here)));
            }
            actions.add(new RevisionAction("action.rollBackOnly", PlanRequest.rollback(here).justThat()));
            actions.add(new RevisionAction("action.unmark", PlanRequest.stamp(here).removing()));
        } else if (entry.state() != RevisionState.FILTERED) {
            actions.add(new RevisionAction("action.markTo", PlanRequest.stamp(here)));
            actions.add(new RevisionAction("action.markOnly", PlanRequest.stamp(here).justThat()));
        }
        return actions;
    }
}

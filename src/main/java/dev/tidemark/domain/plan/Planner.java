package dev.tidemark.domain.plan;

import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.plan.PlanRequest.Verb;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses the steps to a target. Pure: the same timeline and request give the same outline. */
public final class Planner {
    private static final int DATES_SHOWN = 20;

    private final Timeline timeline;
    private final TargetResolver resolver;

    /** For plans on {@code timeline}. */
    public Planner(Timeline timeline) {
        this.timeline = timeline;
        this.resolver = new TargetResolver(timeline);
    }

    /**
     * The steps that {@code request} needs.
     *
     * @throws TargetNotFound where its target names nothing, or more than one thing
     */
    public Outline outline(PlanRequest request) throws TargetNotFound {
        if (request.verb() == Verb.TAG) {
            return tag();
        }
        Draft draft = new Draft(request);
        if (request.verb().mends()) {
            mend(draft);
            return draft.outline();
        }
        switch (request.target()) {
            case Target.Head head -> draft.up(timeline.waiting());
            case Target.Forward forward -> forward(draft, forward.count());
            case Target.Base base -> draft.down(chosenNewestFirst(draft));
            case Target.Back back -> back(draft, back.count());
            case Target.At at -> at(draft, at);
            case Target.Named named -> to(draft, resolver.named(named.text()));
            case Target.Tagged tagged -> to(draft, resolver.tagged(tagged.name()));
            case Target.These these -> these(draft, Set.copyOf(these.revisions()));
        }
        return draft.outline();
    }

    private Outline tag() {
        TimelineEntry current = timeline.current() == null ? null : timeline.find(timeline.current());
        if (current == null) {
            return new Outline(
                    Direction.NONE,
                    List.of(),
                    null,
                    List.of(new Blocker(
                            Blocker.Reason.DIRECTION,
                            "Nothing is applied, so there is no revision to put a tag on.",
                            "Apply at least one revision first.")),
                    List.of());
        }
        List<String> notes = new ArrayList<>();
        AppliedRevision row = current.applied();
        if (row != null && row.tag() != null) {
            notes.add("The current revision carries the tag '" + row.tag() + "', which the new one replaces.");
        }
        return new Outline(Direction.STAMP, List.of(new Move(StepKind.TAG, current)), null, List.of(), notes);
    }

    /** What an interrupted run left of one revision is finished, or undone. */
    private void mend(Draft draft) throws TargetNotFound {
        boolean these = draft.request.target() instanceof Target.These t && t.revisions().size() == 1;
        TimelineEntry entry = these && draft.request.target() instanceof Target.These t
                ? timeline.find(t.revisions().getFirst())
                : resolver.named(draft.request.target().toString());
        if (entry == null || entry.revision() == null) {
            throw new TargetNotFound("There is no such revision in the files.");
        }
        draft.mend(entry, draft.request.verb() == Verb.FINISH);
    }

    private void forward(Draft draft, int count) {
        List<TimelineEntry> waiting = timeline.waiting();
        if (waiting.size() < count) {
            draft.notes.add("Only " + waiting.size() + " would run here; the plan goes to head.");
        }
        draft.up(waiting.subList(0, Math.min(count, waiting.size())));
    }

    private void back(Draft draft, int count) {
        List<TimelineEntry> executed = chosenNewestFirst(draft);
        if (executed.size() < count) {
            draft.notes.add("Only " + executed.size() + " of this changelog are applied; the plan goes to base.");
        }
        draft.down(executed.subList(0, Math.min(count, executed.size())));
    }

    private void at(Draft draft, Target.At at) {
        List<TimelineEntry> after = new ArrayList<>();
        int undated = 0;
        for (TimelineEntry entry : executedNewestFirst()) {
            AppliedRevision row = entry.applied();
            if (row == null || row.executedAt() == null) {
                undated++;
            } else if (row.executedAt().isAfter(at.time())) {
                after.add(entry);
            }
        }
        draft.notes.add(counted(after.size(), "revision was", "revisions were") + " recorded after " + at.time()
                + " in the server's local time; the record has no zone." + selected(after));
        latest(at).ifPresent(entry -> draft.notes.add("The latest one that was recorded before that, and stays: "
                + dated(entry) + "."));
        if (undated > 0) {
            draft.notes.add(undated == 1 ? "1 row has no date and stays." : undated + " rows have no date and stay.");
        }
        draft.down(after);
    }

    /** By its dates a person sees whether the zone that they had in mind is the server's. */
    private static String selected(List<TimelineEntry> after) {
        if (after.isEmpty()) {
            return "";
        }
        String more = after.size() <= DATES_SHOWN ? "" : ", and " + (after.size() - DATES_SHOWN) + " more";
        return " "
                + after.stream().limit(DATES_SHOWN).map(Planner::dated)
                        .collect(Collectors.joining(", ", "These: ", more))
                + ".";
    }

    private Optional<TimelineEntry> latest(Target.At at) {
        return executedNewestFirst().stream()
                .filter(entry -> !date(entry).equals(LocalDateTime.MAX) && !date(entry).isAfter(at.time()))
                .max(Comparator.comparing(Planner::date));
    }

    private static String dated(TimelineEntry entry) {
        return entry.id() + " (" + date(entry) + ")";
    }

    private static LocalDateTime date(TimelineEntry entry) {
        AppliedRevision row = entry.applied();
        return row == null || row.executedAt() == null ? LocalDateTime.MAX : row.executedAt();
    }

    private void to(Draft draft, TimelineEntry goal) {
        if (draft.request.only()) {
            only(draft, goal);
        } else if (goal.recorded()) {
            List<TimelineEntry> after = new ArrayList<>();
            for (TimelineEntry entry : executedNewestFirst()) {
                if (order(entry) > order(goal)) {
                    after.add(entry);
                }
            }
            draft.down(after);
        } else if (goal.revision() != null && goal.revision().excluded() != null) {
            draft.excluded(goal);
        } else {
            int place = place(goal);
            draft.up(timeline.waiting().stream().filter(e -> place(e) <= place).toList());
        }
    }

    private void only(Draft draft, TimelineEntry goal) {
        Verb verb = draft.request.verb();
        boolean either = verb == Verb.EITHER && goal.recorded() && goal.state() != RevisionState.REPEATS;
        boolean undo = verb == Verb.ROLLBACK || draft.request.remove() || either;
        if (undo && !goal.recorded()) {
            draft.wrongWay(goal.id() + " is not applied here, so it cannot be undone.",
                    "Choose one that is applied.");
        } else if (undo) {
            draft.notes.add("Only this revision is undone; revisions that ran after it may depend on it.");
            draft.down(List.of(goal));
        } else if (goal.state() == RevisionState.FILTERED) {
            draft.excluded(goal);
        } else if (goal.state() == RevisionState.EDITED && draft.request.acceptEdited() && verb != Verb.STAMP) {
            draft.accept(goal);
        } else if (goal.recorded() && goal.state() != RevisionState.REPEATS) {
            draft.up(List.of());
        } else {
            draft.up(List.of(goal));
        }
    }

    /** Exactly these, and of them what is there to be done: down what is recorded, up what waits. */
    private void these(Draft draft, Set<RevisionId> wanted) {
        Verb verb = draft.request.verb();
        if (verb == Verb.UPGRADE || verb == Verb.STAMP && !draft.request.remove()) {
            draft.up(timeline.waiting().stream().filter(e -> wanted.contains(e.id())).toList());
            return;
        }
        List<TimelineEntry> recorded = executedNewestFirst().stream().filter(e -> wanted.contains(e.id())).toList();
        int lowest = recorded.stream().mapToInt(Planner::order).min().orElse(Integer.MAX_VALUE);
        long later = executedNewestFirst().stream()
                .filter(e -> order(e) > lowest && !wanted.contains(e.id()))
                .count();
        if (later > 0) {
            draft.notes.add(counted(later, "other revision", "other revisions")
                    + " ran after the first of these and may depend on them; they stay.");
        }
        draft.down(recorded);
    }

    /**
     * Those that are applied and not excluded here now. What was applied with other contexts or labels stays where a count or
     * {@code base} says how far down to go, as with Liquibase: nobody chose to undo it. By name it can be undone.
     */
    private List<TimelineEntry> chosenNewestFirst(Draft draft) {
        List<TimelineEntry> all = executedNewestFirst();
        List<TimelineEntry> chosen = all.stream()
                .filter(e -> e.revision() == null || e.revision().excluded() == null)
                .toList();
        int stay = all.size() - chosen.size();
        if (stay > 0) {
            draft.notes.add(counted(stay, "applied revision is", "applied revisions are")
                    + " excluded here by context, label or product, and " + (stay == 1 ? "stays." : "stay."));
        }
        return chosen;
    }

    private List<TimelineEntry> executedNewestFirst() {
        return timeline.executed().reversed();
    }

    private static String counted(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static int order(TimelineEntry entry) {
        AppliedRevision row = entry.applied();
        return row == null ? Integer.MAX_VALUE : row.order();
    }

    private static int place(TimelineEntry entry) {
        Revision revision = entry.revision();
        return revision == null ? Integer.MAX_VALUE : revision.position();
    }

    /** The outline while it is being made. */
    private final class Draft {
        private final PlanRequest request;
        private final List<Move> moves = new ArrayList<>();
        private final List<Blocker> blockers = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private Direction direction = Direction.NONE;
        private @Nullable Stop stop;

        Draft(PlanRequest request) {
            this.request = request;
        }

        void up(List<TimelineEntry> entries) {
            boolean stamp = request.verb() == Verb.STAMP;
            if (request.verb() == Verb.ROLLBACK) {
                wrongWay(
                        "The target " + request.target() + " is not below the current position.",
                        "To go up to it, use upgrade.");
                return;
            }
            if (!stamp) {
                edits();
            }
            for (TimelineEntry entry : entries) {
                if (!stamp) {
                    moves.add(new Move(StepKind.APPLY, entry));
                } else if (!entry.recorded()) {
                    moves.add(new Move(StepKind.STAMP, entry));
                }
            }
            direction = moves.isEmpty() ? Direction.NONE : stamp ? Direction.STAMP : Direction.UP;
            long older = entries.stream().filter(e -> e.state() == RevisionState.OUT_OF_ORDER).count();
            if (older > 0) {
                notes.add(older + (older == 1 ? " revision stands" : " revisions stand")
                        + " in the files below ones that are already applied.");
            }
        }

        void mend(TimelineEntry entry, boolean finish) {
            Revision revision = entry.revision();
            if (finish && entry.recorded()) {
                wrongWay(entry.id() + " is recorded already, so there is nothing to finish.",
                        "Look again at what is in doubt.");
            } else if (!finish && revision != null && !revision.reversibility().reversible()) {
                stop = new Stop(entry.id(), revision.reversibility().why(), 0, 1);
                blockers.add(new Blocker(Blocker.Reason.NOT_REVERSIBLE, stop.sentence(),
                        "Finish it, or undo it by hand and mark it as not run."));
            } else {
                moves.add(new Move(finish ? StepKind.FINISH : StepKind.UNDO, entry, request.inPlace()));
                direction = finish ? Direction.UP : Direction.DOWN;
                notes.add(leftOut(finish));
            }
        }

        private String leftOut(boolean finish) {
            String which = request.inPlace().isEmpty()
                    ? "Every statement is sent"
                    : (request.inPlace().size() == 1 ? "Statement " : "Statements ")
                            + String.join(", ", request.inPlace().stream().map(String::valueOf).toList())
                            + (request.inPlace().size() == 1 ? " is" : " are")
                            + " left out, because what " + (request.inPlace().size() == 1 ? "it does" : "they do")
                            + " is in place";
            return which + (finish
                    ? ". Its preconditions are not asked again: they would see the part that is there."
                    : ".");
        }

        void accept(TimelineEntry entry) {
            moves.add(new Move(StepKind.ACCEPT_EDIT, entry));
            direction = Direction.UP;
        }

        private void edits() {
            List<TimelineEntry> edited = timeline.in(RevisionState.EDITED);
            if (request.acceptEdited()) {
                edited.forEach(e -> moves.add(new Move(StepKind.ACCEPT_EDIT, e)));
            } else if (!edited.isEmpty()) {
                String more = edited.size() == 1 ? "" : " and " + (edited.size() - 1) + " more";
                blockers.add(new Blocker(
                        Blocker.Reason.EDITED,
                        edited.getFirst().id() + more + " changed in the files after it ran here. "
                                + edited.getFirst().note(),
                        "Restore the file, or accept the edit, which writes the new checksum as a"
                                + " step of the plan and runs nothing of it."));
            }
        }

        void down(List<TimelineEntry> entries) {
            boolean stamp = request.verb() == Verb.STAMP;
            if (request.verb() == Verb.UPGRADE && !entries.isEmpty()) {
                wrongWay(
                        "The target " + request.target() + " is below the current position.",
                        "To go down to it, use rollback.");
                return;
            }
            for (TimelineEntry entry : entries) {
                Revision revision = entry.revision();
                if (stamp || entry.neverRan() || revision == null) {
                    moves.add(new Move(StepKind.UNSTAMP, entry));
                } else if (revision.reversibility().reversible()) {
                    moves.add(new Move(StepKind.ROLLBACK, entry));
                } else {
                    stop = new Stop(entry.id(), revision.reversibility().why(), moves.size(), entries.size());
                    blockers.add(new Blocker(Blocker.Reason.NOT_REVERSIBLE, stop.sentence(), shorter(entry)));
                    break;
                }
            }
            direction = moves.isEmpty() && stop == null ? Direction.NONE : stamp ? Direction.STAMP : Direction.DOWN;
            long unrecorded = moves.stream().filter(m -> m.kind() == StepKind.UNSTAMP).count();
            if (!stamp && unrecorded > 0) {
                notes.add(unrecorded == 1
                        ? "1 of them was recorded without being run, and is only un-recorded."
                        : unrecorded + " of them were recorded without being run, and are only un-recorded.");
            }
            editedAmong();
            orphansBetween(entries);
        }

        private void editedAmong() {
            for (Move move : moves) {
                if (move.kind() == StepKind.ROLLBACK && move.entry().state() == RevisionState.EDITED) {
                    notes.add(move.entry().id()
                            + " changed in the files after it ran; it is undone as the files say now.");
                }
            }
        }

        private String shorter(TimelineEntry first) {
            return moves.isEmpty()
                    ? "Write a rollback for it, or mark it as not applied if its work is to stay."
                    : "To go as far as possible, roll back to " + first.id() + ", which stays applied.";
        }

        private void orphansBetween(List<TimelineEntry> entries) {
            int lowest = entries.stream().mapToInt(Planner::order).min().orElse(Integer.MAX_VALUE);
            long orphans = timeline.in(RevisionState.ORPHANED).stream().filter(e -> order(e) > lowest).count();
            if (orphans > 0) {
                notes.add(orphans == 1
                        ? "1 later row is not of these files and stays untouched."
                        : orphans + " later rows are not of these files and stay untouched.");
            }
        }

        void excluded(TimelineEntry goal) {
            blockers.add(new Blocker(
                    Blocker.Reason.EXCLUDED,
                    goal.id() + " does not run here. " + goal.note(),
                    "Choose other contexts or labels, or another target."));
        }

        void wrongWay(String message, String advice) {
            blockers.add(new Blocker(Blocker.Reason.DIRECTION, message, advice));
        }

        Outline outline() {
            return new Outline(direction, moves, stop, blockers, notes);
        }
    }
}

package dev.tidemark.domain.recovery;

import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.recovery.Remedy.Kind;
import dev.tidemark.domain.schema.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What can be done about a doubtful revision; where the evidence speaks for one way, that comes first. */
final class Remedies {
    private final Suspect suspect;
    private final Classification what;
    private final List<ProbedStatement> probed;
    private final List<Fact.Named> broken;
    private final Undone undone;
    private final List<Remedy> found = new ArrayList<>();

    /**
     * @param broken indexes of it whose building failed
     * @param undone how far what undoes it is in place already
     */
    Remedies(Suspect suspect, Classification what, List<ProbedStatement> probed, List<Fact.Named> broken,
            Undone undone) {
        this.suspect = suspect;
        this.what = what;
        this.probed = probed;
        this.broken = broken;
        this.undone = undone;
    }

    /**
     * How far what undoes it is in place already.
     *
     * @param numbers the statements whose effect is in place
     * @param sure whether nothing else can be
     */
    record Undone(Set<Integer> numbers, boolean sure) {}

    List<Remedy> find() {
        switch (what) {
            case APPLIED_NOT_RECORDED -> {
                markRun(true);
                undo(false);
            }
            case HALF_APPLIED -> {
                boolean sure = probed.stream().noneMatch(s -> s.presence() == Presence.CANNOT_TELL);
                finish(sure);
                undo(!sure && undone.sure() && suspect.trace() != null); // what somebody else made is not dropped lightly
                markRun(false);
            }
            case NOT_APPLIED -> {
                dropIndexes();
                apply();
            }
            case CANNOT_TELL -> {
                if (suspect.recorded()) {
                    undoRest(false);
                    unrecord(false);
                } else {
                    markRun(false);
                    finish(false);
                    undo(false);
                }
            }
            case UNDONE_NOT_UNRECORDED -> unrecord(true);
            case HALF_UNDONE -> {
                undoRest(probed.stream().noneMatch(s -> s.presence() == Presence.CANNOT_TELL));
                unrecord(false);
            }
            case RECORDED -> {
                // Record and schema agree.
            }
        }
        found.sort(Comparator.comparing(r -> !r.suggested()));
        return found;
    }

    private Target.These target() {
        return new Target.These(List.of(suspect.revision()));
    }

    private void markRun(boolean suggested) {
        found.add(new Remedy(
                Kind.MARK_RUN, PlanRequest.stamp(target()), "Mark as run",
                "Writes its row and runs nothing. Right where all that it does is in place.", suggested));
    }

    private void unrecord(boolean suggested) {
        PlanRequest remove = PlanRequest.stamp(target()).removing();
        found.add(new Remedy(
                Kind.UNRECORD, remove, "Mark as not run",
                "Removes its row and runs nothing. Right where nothing of what it does is in place.", suggested));
    }

    private List<Integer> inPlace() {
        return probed.stream().filter(s -> s.presence() == Presence.DONE).map(ProbedStatement::number).toList();
    }

    private int first() {
        return probed.stream()
                .filter(s -> s.presence() != Presence.DONE)
                .mapToInt(ProbedStatement::number)
                .findFirst()
                .orElse(1);
    }

    private void finish(boolean suggested) {
        boolean prefix = inPlace().size() == first() - 1;
        String indexes = broken.isEmpty() ? "" : " What is left of an index whose building failed is dropped before.";
        found.add(new Remedy(
                Kind.FINISH, PlanRequest.finish(suspect.revision(), inPlace()),
                prefix ? "Finish from statement " + first() : "Finish what is missing",
                "Sends the statements that are not in place, and writes its row." + indexes
                        + " Its preconditions are not asked again: they would see the part that is there.",
                suggested));
    }

    private void undo(boolean suggested) {
        if (suspect.undo() != null) {
            found.add(new Remedy(
                    Kind.UNDO, PlanRequest.undo(suspect.revision(), undone.numbers().stream().sorted().toList()),
                    what == Classification.APPLIED_NOT_RECORDED ? "Undo it" : "Undo the done part",
                    "Sends what undoes the part that is in place. No row is written or removed.", suggested));
        }
    }

    /** The rest of an undoing that was interrupted. */
    private void undoRest(boolean suggested) {
        found.add(new Remedy(
                Kind.UNDO, PlanRequest.undo(suspect.revision(), inPlace()), "Undo the rest",
                "Sends what is left of its rollback, and removes its row.", suggested));
    }

    private void apply() {
        found.add(new Remedy(
                Kind.APPLY, PlanRequest.upgrade(new Target.Named(suspect.revision().toString())).justThat(),
                "Apply it again", "Runs it from its beginning, as an upgrade does.", false));
    }

    private void dropIndexes() {
        for (Fact.Named index : broken) {
            found.add(dropIndex(new ObjectName(index.schema(), index.name()), broken.getFirst().equals(index)));
        }
    }

    /** The plan that drops an index whose building failed. */
    static Remedy dropIndex(ObjectName index, boolean suggested) {
        return new Remedy(
                Kind.DROP_INDEX, PlanRequest.dropIndex(index), "Drop the index " + index,
                "Its building failed: it answers no query, slows every write, and stands in the way of building it"
                        + " again.",
                suggested);
    }
}

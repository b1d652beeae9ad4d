package dev.tidemark.application;

import dev.tidemark.application.port.Journal;
import dev.tidemark.application.port.Journal.Entry;
import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.domain.recovery.InvalidIndex;
import dev.tidemark.domain.recovery.Remedy;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.schema.ObjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an interrupted run may have left behind, and what can be done about it. Only reads: the revisions in doubt
 * were examined when the timeline was read.
 */
public final class FindDoubts {
    private final Journal journal;

    /** With the run log. */
    public FindDoubts(Journal journal) {
        this.journal = journal;
    }

    /**
     * What is in doubt on {@code database}, of which {@code status} was just read.
     *
     * @throws dev.tidemark.application.outcome.FailedException where the database cannot be read
     */
    public Doubts find(OpenDatabase database, Status status) {
        List<Entry> runs = journal.of(status.server());
        List<InvalidIndex> indexes = new ArrayList<>();
        database.engine().brokenIndexes().forEach((index, table) -> indexes.add(new InvalidIndex(
                index, table, dropIndex(index))));
        return new Doubts(
                status.lock(), release(status.lock()), interrupted(runs, status.doubts()),
                runs.stream().filter(r -> r.outcome().equals("running")).toList(), status.doubts(), indexes);
    }

    private static Remedy dropIndex(ObjectName index) {
        return new Remedy(
                Remedy.Kind.DROP_INDEX, PlanRequest.dropIndex(index), "Drop the index " + index,
                "Its building failed: it answers no query, slows every write, and stands in the way of building it again.",
                true);
    }

    private static @Nullable Remedy release(LockState lock) {
        if (!lock.held() || lock.holder().life() == LockHolder.Life.ALIVE) {
            return null;
        }
        boolean dead = lock.holder().life() == LockHolder.Life.DEAD;
        return new Remedy(
                Remedy.Kind.RELEASE_LOCK, PlanRequest.releaseLock(), "Release the lock",
                dead
                        ? "Its holder is gone: nobody will release it otherwise."
                        : "Right only where you know that its holder does not live any more.",
                dead);
    }

    /** Those after which nothing ran here, and those that left something in doubt. */
    private static List<Entry> interrupted(List<Entry> runs, List<Doubt> doubts) {
        Set<RevisionId> doubted = new HashSet<>();
        doubts.stream().filter(d -> !d.classification().agrees()).forEach(d -> doubted.add(d.revision()));
        List<Entry> found = new ArrayList<>();
        boolean newest = true;
        for (Entry run : runs) {
            boolean cut = run.outcome().equals("interrupted");
            boolean left = run.details().traces().stream()
                    .anyMatch(t -> !t.committed() && t.revision() != null && doubted.contains(t.revision()));
            if (cut && (newest || left)) {
                found.add(run);
            }
            newest &= cut || run.outcome().equals("running");
        }
        return found;
    }
}

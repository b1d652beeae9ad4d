package dev.tidemark.application;

import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.domain.recovery.InvalidIndex;
import dev.tidemark.domain.recovery.Remedy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a database and its next plan: a lock, runs without an end, revisions whose record and schema may not
 * agree, indexes whose building failed.
 *
 * @param lock the changelog lock
 * @param release the plan that releases it; null where nobody holds it, or its holder is known to live
 * @param interrupted runs of this database that this computer began and that have no end, newest first
 * @param running runs of this database that are still going on here, newest first
 * @param revisions the doubtful revisions in the order of the timeline
 * @param indexes indexes whose building failed
 */
public record Doubts(
        LockState lock,
        @Nullable Remedy release,
        List<Journal.Entry> interrupted,
        List<Journal.Entry> running,
        List<Doubt> revisions,
        List<InvalidIndex> indexes) {
    public Doubts {
        interrupted = List.copyOf(interrupted);
        running = List.copyOf(running);
        revisions = List.copyOf(revisions);
        indexes = List.copyOf(indexes);
    }

    /** Whether a person has something to decide: a held lock, a revision that does not agree, a broken index. */
    public boolean any() {
        return lock.held() || !indexes.isEmpty() || revisions.stream().anyMatch(d -> !d.classification().agrees());
    }
}

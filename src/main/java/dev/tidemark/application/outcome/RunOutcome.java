package dev.tidemark.application.outcome;

import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.revision.RevisionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param result in one word
 * @param done the steps that are committed, in order
 * @param failure why it did not complete, or null where it did
 */
public record RunOutcome(Result result, List<Done> done, @Nullable Failure failure) {

    /** How a run ended, in one word. */
    public enum Result {
        /** All steps are committed. */
        COMPLETED,
        /** A step failed; the ones before it are committed. */
        FAILED,
        /** Nothing was begun. */
        REFUSED,
        /** A person stopped it; the steps before are committed. */
        CANCELLED;

        /** The word that the JSON of the command line and the run log use. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A committed step.
     *
     * @param kind what was done
     * @param revision with which revision
     * @param milliseconds how long it took
     * @param effect what became of it: {@code executed}, {@code reran}, {@code markRan}, {@code skipped}, {@code failed}
     *     (where failure was allowed), {@code rolledBack}, {@code recorded}
     */
    public record Done(StepKind kind, RevisionId revision, long milliseconds, String effect) {}

    public RunOutcome {
        done = List.copyOf(done);
    }
}

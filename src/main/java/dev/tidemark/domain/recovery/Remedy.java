package dev.tidemark.domain.recovery;

import dev.tidemark.domain.plan.PlanRequest;

/**
 * A way out of a doubt: a plan like any other, to be made, read, agreed to and run.
 *
 * @param kind what it does
 * @param request what the plan is made from
 * @param title what to call it on a button, such as {@code Finish from statement 3}
 * @param consequence what it does to schema and record, in one or two sentences
 * @param suggested whether the evidence speaks for it; at most one remedy of a doubt is
 */
public record Remedy(Kind kind, PlanRequest request, String title, String consequence, boolean suggested) {

    /** What a remedy does. */
    public enum Kind {
        /** Records the revision, runs nothing. */
        MARK_RUN("markRun"),
        /** Removes the revision's row, runs nothing. */
        UNRECORD("unrecord"),
        /** Runs the statements that are not in place, and records the revision. */
        FINISH("finish"),
        /** Runs what undoes the part that is in place; the row, where there is one, goes too. */
        UNDO("undo"),
        /** Applies the revision from its beginning, as an upgrade does. */
        APPLY("apply"),
        /** Rolls the revision back from its beginning, as a rollback does. */
        ROLL_BACK("rollBack"),
        /** Drops an index whose building failed. */
        DROP_INDEX("dropIndex"),
        /** Releases the changelog lock. */
        RELEASE_LOCK("releaseLock");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word that the JSON of the command line uses. */
        public String word() {
            return word;
        }
    }
}

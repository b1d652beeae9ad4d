package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.plan.PreconditionResult;
import liquibase.changelog.ChangeSet;

/** What preconditions say, for whoever turns revisions into steps. */
interface PreconditionAnswers {
    /** Asks nobody, and leaves open what they would say. */
    PreconditionAnswers NOT_ASKED = new PreconditionAnswers() {
        @Override
        public Answer of(ChangeSet changeSet) {
            boolean none = changeSet.getPreconditions() == null
                    || changeSet.getPreconditions().getNestedPreconditions().isEmpty();
            return none ? Answer.NONE : new Answer(PreconditionResult.UNKNOWN, false, "Its preconditions decide.");
        }

        @Override
        public Answer ofChangelog() {
            return Answer.NONE;
        }
    };

    /**
     * What preconditions say.
     *
     * @param result as it is now
     * @param settled whether nothing that runs before can change it
     * @param note the reason in words
     */
    record Answer(PreconditionResult result, boolean settled, String note) {
        static final Answer NONE = new Answer(PreconditionResult.NONE, true, "");
    }

    /** Those of a changeset. */
    Answer of(ChangeSet changeSet);

    /** Those of the changelog itself and of the files it includes. */
    Answer ofChangelog();
}

package dev.tidemark.application;

import dev.tidemark.domain.plan.Preconditions;
import dev.tidemark.domain.revision.RevisionId;

/** Asks a database what a revision's preconditions say now, because a person wants to know. Writes nothing. */
public final class EvaluatePreconditions {
    /**
     * What they say.
     *
     * @throws dev.tidemark.application.outcome.FailedException where the database cannot be asked at all
     */
    public Preconditions ask(OpenDatabase database, RevisionId revision) {
        return database.engine().preconditions(revision, true);
    }
}

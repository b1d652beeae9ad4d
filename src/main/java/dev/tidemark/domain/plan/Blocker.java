package dev.tidemark.domain.plan;

/**
 * Why a plan may be read but not run as it is.
 *
 * @param reason which rule
 * @param message what is wrong
 * @param advice what to do
 */
public record Blocker(Reason reason, String message, String advice) {

    /** Which rule stops a plan. */
    public enum Reason {
        /** A revision was edited after it ran. */
        EDITED,
        /** The changelog uses contexts and none were chosen. */
        CONTEXTS,
        /** The plan would have to undo what has no inverse. */
        NOT_REVERSIBLE,
        /** The files have an error that touches the plan. */
        CHANGELOG,
        /** The target is not in the direction that was asked for. */
        DIRECTION,
        /** The target will not run here. */
        EXCLUDED,
        /** A precondition of the changelog or of a step would stop the run. */
        PRECONDITION,
        /** The server takes no writes, or a project rule forbids this. */
        SERVER,
        /** The tables of an older Liquibase lack columns, and would be extended. */
        OLD_TABLES,
        /** An interrupted run left revisions behind of which record and schema do not agree. */
        IN_DOUBT
    }
}

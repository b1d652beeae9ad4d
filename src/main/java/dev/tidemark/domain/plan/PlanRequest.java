package dev.tidemark.domain.plan;

import org.jspecify.annotations.Nullable;

/**
 * What a person asked for.
 *
 * @param verb which way they think they are going
 * @param target where to
 * @param only exactly the named revision instead of everything up or down to it
 * @param acceptEdited edited revisions get the checksum of what the files say now, as steps of the plan
 * @param remove with {@code only} and {@link Verb#STAMP}: un-record the named revision
 * @param tag with {@link Verb#TAG}: the name to set; null otherwise
 */
public record PlanRequest(
        Verb verb, Target target, boolean only, boolean acceptEdited, boolean remove, @Nullable String tag) {

    /** Which way a person thinks they are going. */
    public enum Verb {
        /** Up or down, as the target lies. */
        EITHER,
        /** Up only. */
        UPGRADE,
        /** Down only. */
        ROLLBACK,
        /** Change the record without running anything. */
        STAMP,
        /** Put a name on the current position. */
        TAG
    }

    /** Up to a target. */
    public static PlanRequest upgrade(Target target) {
        return new PlanRequest(Verb.UPGRADE, target, false, false, false, null);
    }

    /** Down to a target. */
    public static PlanRequest rollback(Target target) {
        return new PlanRequest(Verb.ROLLBACK, target, false, false, false, null);
    }

    /** Record or un-record to a target. */
    public static PlanRequest stamp(Target target) {
        return new PlanRequest(Verb.STAMP, target, false, false, false, null);
    }

    /** Tag the current revision. */
    public static PlanRequest tag(String name) {
        return new PlanRequest(Verb.TAG, new Target.Head(), false, false, false, name);
    }

    /** The same for exactly the named revision. */
    public PlanRequest justThat() {
        return new PlanRequest(verb, target, true, acceptEdited, remove, tag);
    }

    /** The same with edited revisions accepted. */
    public PlanRequest acceptingEdits() {
        return new PlanRequest(verb, target, only, true, remove, tag);
    }

    /** Un-record exactly the named revision. */
    public PlanRequest removing() {
        return new PlanRequest(verb, target, true, acceptEdited, true, tag);
    }
}

package dev.tidemark.domain.plan;

import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.schema.ObjectName;
import java.util.List;
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
 * @param inPlace with {@link Verb#FINISH} and {@link Verb#UNDO}: the numbers, from 1, of the statements that are left out
 *     because what they do is in place; empty otherwise
 */
public record PlanRequest(
        Verb verb, Target target, boolean only, boolean acceptEdited, boolean remove, @Nullable String tag,
        List<Integer> inPlace) {
    public PlanRequest {
        inPlace = List.copyOf(inPlace);
    }

    /** One that leaves no statement out. */
    public PlanRequest(
            Verb verb, Target target, boolean only, boolean acceptEdited, boolean remove, @Nullable String tag) {
        this(verb, target, only, acceptEdited, remove, tag, List.of());
    }

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
        TAG,
        /** Send what an interrupted run left out of one revision, and record it. */
        FINISH,
        /** Undo what an interrupted run did of one revision, and remove its row where it has one. */
        UNDO,
        /** Drop an index whose building failed; the target names it. */
        DROP_INDEX,
        /** Release the changelog lock as it was seen. */
        RELEASE_LOCK;

        /** Whether it mends what an interrupted run left behind. */
        public boolean mends() {
            return this == FINISH || this == UNDO || this == DROP_INDEX || this == RELEASE_LOCK;
        }
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

    /** Send the statements of that revision that are not in place, and record it. */
    public static PlanRequest finish(RevisionId revision, List<Integer> inPlace) {
        return new PlanRequest(
                Verb.FINISH, new Target.These(List.of(revision)), true, false, false, null, inPlace);
    }

    /** Send the statements that undo that revision, without those whose effect is in place. */
    public static PlanRequest undo(RevisionId revision, List<Integer> inPlace) {
        return new PlanRequest(Verb.UNDO, new Target.These(List.of(revision)), true, false, true, null, inPlace);
    }

    /** Drop that index, whose building failed. */
    public static PlanRequest dropIndex(ObjectName index) {
        return new PlanRequest(Verb.DROP_INDEX, new Target.Named(index.toString()), true, false, false, null);
    }

    /** Release the changelog lock. */
    public static PlanRequest releaseLock() {
        return new PlanRequest(Verb.RELEASE_LOCK, new Target.Named("changelog lock"), true, false, false, null);
    }

    /** The same for exactly the named revision. */
    public PlanRequest justThat() {
        return new PlanRequest(verb, target, true, acceptEdited, remove, tag, inPlace);
    }

    /** The same with edited revisions accepted. */
    public PlanRequest acceptingEdits() {
        return new PlanRequest(verb, target, only, true, remove, tag, inPlace);
    }

    /** Un-record exactly the named revision. */
    public PlanRequest removing() {
        return new PlanRequest(verb, target, true, acceptEdited, true, tag, inPlace);
    }
}

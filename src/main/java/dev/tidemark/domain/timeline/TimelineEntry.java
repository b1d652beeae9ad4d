package dev.tidemark.domain.timeline;

import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.deployment.ExecutionType;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RevisionId;
import org.jspecify.annotations.Nullable;

/**
 * One revision on the timeline. At least one of its two halves is there.
 *
 * @param id its identity
 * @param revision what the files say, or null where they do not have it
 * @param applied what the database recorded, or null where it has nothing
 * @param state the state that follows from both
 * @param note why it is in that state and what that means, in plain words; empty where the state says it all
 * @param neverRan whether its row is there without its changes ever having been run, whatever else its state says
 */
public record TimelineEntry(
        RevisionId id,
        @Nullable Revision revision,
        @Nullable AppliedRevision applied,
        RevisionState state,
        String note,
        boolean neverRan) {

    /** An entry of which it is known from its row and its state alone whether it ever ran. */
    public TimelineEntry(
            RevisionId id, @Nullable Revision revision, @Nullable AppliedRevision applied, RevisionState state,
            String note) {
        this(
                id, revision, applied, state, note,
                state == RevisionState.RECORDED_ONLY
                        || applied != null && applied.type() == ExecutionType.MARK_RAN);
    }

    /** What to call it in a heading. */
    public String title() {
        if (revision != null) {
            return revision.title();
        }
        if (applied != null && !applied.comments().isBlank()) {
            return applied.comments();
        }
        return applied == null || applied.description().isBlank() ? id.id() : applied.description();
    }

    /** Whether an upgrade to head would run it. */
    public boolean wouldRun() {
        return state.wouldRun() && (applied == null || state == RevisionState.REPEATS);
    }

    /** Whether its record and the schema do not agree, or cannot be told to. */
    public boolean inDoubt() {
        return state == RevisionState.HALF_APPLIED || state == RevisionState.UNRECORDED;
    }

    /** Whether the database has a row of it. */
    public boolean recorded() {
        return applied != null;
    }

    /** The tag on its row, or the one that it will set; null for none. */
    public @Nullable String tag() {
        if (applied != null && applied.tag() != null) {
            return applied.tag();
        }
        return revision == null ? null : revision.tag();
    }
}

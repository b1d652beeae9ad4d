package dev.tidemark.domain.draft;

import dev.tidemark.domain.schema.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a revision does, in order.
 *
 * @param changes the changes; every ticked difference is in the keys of at least one
 * @param losses what of the data is gone once it has run
 * @param notes what a person should know, one sentence or two each
 */
public record ChangePlan(List<PlannedChange> changes, List<Loss> losses, List<String> notes) {
    public ChangePlan {
        changes = List.copyOf(changes);
        losses = List.copyOf(losses);
        notes = List.copyOf(notes);
    }

    /**
     * Data that would be lost.
     *
     * @param object what holds it
     * @param message what is lost, in one sentence
     * @param rows how many rows or values; null where nobody could count them
     */
    public record Loss(ObjectId object, String message, @Nullable Long rows) {}
}

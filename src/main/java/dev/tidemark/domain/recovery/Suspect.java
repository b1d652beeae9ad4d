package dev.tidemark.domain.recovery;

import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.revision.RevisionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision that is to be examined, and everything that is known of it without looking at the schema.
 *
 * @param revision which
 * @param title what to call it in a heading
 * @param recorded whether it has its row
 * @param undoing whether it was being undone; else it was being applied, or nobody knows
 * @param apply the statements that apply it
 * @param undo the statements that undo it; null where it cannot be undone
 * @param commits where its work is kept
 * @param trace what the run log knows of its last run; null where it knows nothing
 * @param why why it is doubted, one sentence each
 */
public record Suspect(
        RevisionId revision,
        String title,
        boolean recorded,
        boolean undoing,
        List<Statement> apply,
        @Nullable List<Statement> undo,
        Commits commits,
        @Nullable StepTrace trace,
        List<String> why) {
    public Suspect {
        apply = List.copyOf(apply);
        undo = undo == null ? null : List.copyOf(undo);
        why = List.copyOf(why);
    }

    /** The statements of the run in question. */
    List<Statement> statements() {
        return !undoing ? apply : undo == null ? List.of() : undo;
    }
}

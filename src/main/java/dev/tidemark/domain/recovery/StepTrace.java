package dev.tidemark.domain.recovery;

import dev.tidemark.domain.revision.RevisionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the run log knows of one step of a run.
 *
 * @param kind the step's word, such as {@code apply}
 * @param revision whose; null for what makes the history tables, and for steps that are no revision's
 * @param statements what was sent, in order, the row's own statements too
 * @param committed whether the log knows that it was committed
 * @param effect what it came to, such as {@code executed}; empty where it was not committed
 * @param milliseconds how long it took, 0 where it was not committed
 * @param whole whether it and its row are one transaction, which is kept or undone as a whole
 * @param transaction the number of the transaction that was about to commit last; empty for none
 */
public record StepTrace(
        String kind,
        @Nullable RevisionId revision,
        List<SentStatement> statements,
        boolean committed,
        String effect,
        long milliseconds,
        boolean whole,
        String transaction) {
    public StepTrace {
        statements = List.copyOf(statements);
    }
}

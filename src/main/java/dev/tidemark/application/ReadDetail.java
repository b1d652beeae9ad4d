package dev.tidemark.application;

import dev.tidemark.application.port.MigrationEngine.Preview;
import dev.tidemark.domain.plan.Move;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what one revision would send to this database, up and down. */
public final class ReadDetail {

    /**
     * What a revision sends.
     *
     * @param up the step that applies it, or null where the files do not have it
     * @param down the step that undoes it, or null where it cannot be undone
     */
    public record Detail(@Nullable Step up, @Nullable Step down) {}

    /** The statements of {@code entry}, with its preconditions as they are now. */
    public Detail read(OpenDatabase database, Status status, TimelineEntry entry) {
        if (entry.revision() == null) {
            return new Detail(null, null);
        }
        Step up = step(database, status, new Move(StepKind.APPLY, entry));
        Step down = entry.revision().reversibility().reversible()
                ? step(database, status, new Move(StepKind.ROLLBACK, entry))
                : null;
        return new Detail(up, down);
    }

    private static Step step(OpenDatabase database, Status status, Move move) {
        Preview preview = database.engine().preview(List.of(move), "", status.record());
        return preview.steps().getFirst();
    }
}

package dev.tidemark.application;

import dev.tidemark.application.port.MigrationEngine.Preview;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Move;
import dev.tidemark.domain.plan.Preconditions;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what one revision would send to this database, up and down, and what it asks for first. Evaluates nothing. */
public final class ReadDetail {

    /**
     * What a revision sends.
     *
     * @param up the step that applies it, or null where the files do not have it
     * @param down the step that undoes it, or null where it cannot be undone
     * @param preconditions its own, in words
     * @param problems why its statements cannot be told whole; empty where they can
     */
    public record Detail(
            @Nullable Step up, @Nullable Step down, Preconditions preconditions, List<Blocker> problems) {
        /** Nothing is known. */
        public static final Detail NONE = new Detail(null, null, Preconditions.NONE, List.of());

        public Detail {
            problems = List.copyOf(problems);
        }
    }

    /** The statements of {@code entry}; its preconditions are listed and not asked. */
    public Detail read(OpenDatabase database, Status status, TimelineEntry entry) {
        if (entry.revision() == null) {
            return Detail.NONE;
        }
        List<Blocker> problems = new ArrayList<>();
        Step up = step(database, status, new Move(StepKind.APPLY, entry), problems);
        Step down = entry.revision().reversibility().reversible()
                ? step(database, status, new Move(StepKind.ROLLBACK, entry), problems)
                : null;
        Preconditions preconditions = entry.revision().preconditions()
                ? database.engine().preconditions(entry.id(), false)
                : Preconditions.NONE;
        return new Detail(up, down, preconditions, problems);
    }

    private static Step step(OpenDatabase database, Status status, Move move, List<Blocker> problems) {
        Preview preview = database.engine().sketch(List.of(move), status.record());
        problems.addAll(preview.blockers());
        return preview.steps().getFirst();
    }
}

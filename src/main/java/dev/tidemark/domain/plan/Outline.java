package dev.tidemark.domain.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps to a target before a database was asked for their statements.
 *
 * @param direction which way
 * @param moves what to do, in order
 * @param stopsBefore where the way down ends early, or null
 * @param blockers why it may not be run as it is; empty where it may
 * @param notes what a person should know before agreeing
 */
public record Outline(
        Direction direction, List<Move> moves, @Nullable Stop stopsBefore, List<Blocker> blockers, List<String> notes) {
    public Outline {
        moves = List.copyOf(moves);
        blockers = List.copyOf(blockers);
        notes = List.copyOf(notes);
    }
}

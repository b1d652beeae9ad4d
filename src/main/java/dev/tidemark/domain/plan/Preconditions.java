package dev.tidemark.domain.plan;

import java.util.List;

/**
 * A revision's own preconditions in words, and what they say now where they were asked.
 *
 * @param lines one for each, in the order of the file, with those inside of another one below it; empty for none
 * @param result what follows for the revision; {@link PreconditionResult#UNKNOWN} where they were not asked
 * @param consequence what the file wants to happen where they do not hold: HALT, SKIP, MARK_RAN or WARN
 * @param milliseconds how long asking took; 0 where they were not asked
 */
public record Preconditions(
        List<Line> lines, PreconditionResult result, PreconditionResult consequence, long milliseconds) {
    /** A revision that has none. */
    public static final Preconditions NONE =
            new Preconditions(List.of(), PreconditionResult.NONE, PreconditionResult.HALT, 0);

    public Preconditions {
        lines = List.copyOf(lines);
    }

    /** What one of them says. */
    public enum Answer {
        /** Nobody asked. */
        NOT_ASKED,
        /** It holds. */
        HOLDS,
        /** It does not hold. */
        FAILS,
        /** The database could not tell. */
        ERROR,
        /** The project's own code would tell, and looking does not run it. */
        OWN_CODE
    }

    /**
     * One of them.
     *
     * @param depth 0 for one of the revision's, 1 for one inside of it, and so on
     * @param words what it asks for
     * @param answer what it says
     * @param why why it does not hold or could not be told; empty otherwise
     */
    public record Line(int depth, String words, Answer answer, String why) {}

    /** Whether they were asked. */
    public boolean asked() {
        return lines.stream().anyMatch(line -> line.answer() != Answer.NOT_ASKED);
    }
}

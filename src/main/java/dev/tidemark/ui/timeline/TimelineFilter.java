package dev.tidemark.ui.timeline;

import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.Locale;
import java.util.Set;

/**
 * What of the timeline is shown.
 *
 * @param text what a revision's title, id, author, file or tag has to contain; empty for all
 * @param mode which states
 */
public record TimelineFilter(String text, Mode mode) {
    private static final Set<RevisionState> PROBLEMS = Set.of(
            RevisionState.EDITED,
            RevisionState.ORPHANED,
            RevisionState.OUT_OF_ORDER,
            RevisionState.FAILED,
            RevisionState.HALF_APPLIED,
            RevisionState.UNRECORDED);

    /** Everything. */
    public static final TimelineFilter ALL = new TimelineFilter("", Mode.ALL);

    /** Which states. */
    public enum Mode {
        /** All of them. */
        ALL,
        /** What an upgrade would run. */
        PENDING,
        /** What a person should look at. */
        PROBLEMS
    }

    /** Whether {@code entry} is shown. */
    public boolean shows(TimelineEntry entry) {
        boolean state = switch (mode) {
            case ALL -> true;
            case PENDING -> entry.state().wouldRun();
            case PROBLEMS -> PROBLEMS.contains(entry.state());
        };
        return state && (text.isBlank() || contains(entry, text.strip().toLowerCase(Locale.ROOT)));
    }

    /** Whether it hides nothing. */
    public boolean showsAll() {
        return mode == Mode.ALL && text.isBlank();
    }

    private static boolean contains(TimelineEntry entry, String wanted) {
        return entry.title().toLowerCase(Locale.ROOT).contains(wanted)
                || entry.id().toString().toLowerCase(Locale.ROOT).contains(wanted)
                || String.valueOf(entry.tag()).toLowerCase(Locale.ROOT).contains(wanted);
    }
}

package dev.tidemark.ui.timeline;

import dev.tidemark.domain.timeline.TimelineEntry;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the timeline as it is shown. */
public sealed interface TimelineRow {
    /** Whether it stands on the side of the current position where things are still to come. */
    boolean above();

    /** The head of revisions that belong together, and can be folded away. */
    sealed interface Head extends TimelineRow {
        /** What it is the head of. */
        Group group();
    }

    /**
     * Revisions that belong together.
     *
     * @param key names the group, also after the timeline was read again
     * @param entries all of them, oldest first, whatever is shown
     * @param shown how many of them the filter lets through
     * @param folded whether their rows are folded away
     * @param problems how many of them a person should look at
     * @param tags the tags among them, newest first
     */
    record Group(
            String key, List<TimelineEntry> entries, int shown, boolean folded, int problems, List<String> tags) {
        /** With copies of its own. */
        public Group {
            entries = List.copyOf(entries);
            tags = List.copyOf(tags);
        }
    }

    /**
     * The head of what is not applied.
     *
     * @param group its revisions
     * @param waiting how many an upgrade would run
     * @param excluded how many do not run here
     */
    record Waiting(Group group, int waiting, int excluded) implements Head {
        @Override
        public boolean above() {
            return true;
        }
    }

    /**
     * The line between what is applied and what is not.
     *
     * @param nothingApplied whether nothing is applied at all
     */
    record Position(boolean nothingApplied) implements TimelineRow {
        @Override
        public boolean above() {
            return false;
        }
    }

    /**
     * The head of what was applied together.
     *
     * @param group its revisions
     * @param began when its first revision was recorded, in the server's local time, or null
     * @param liquibase the version that wrote the rows, or null
     */
    record Deployment(Group group, @Nullable LocalDateTime began, @Nullable String liquibase) implements Head {
        @Override
        public boolean above() {
            return false;
        }
    }

    /**
     * A revision.
     *
     * @param entry which
     * @param current whether it is the last executed one
     */
    record Item(TimelineEntry entry, boolean current) implements TimelineRow {
        @Override
        public boolean above() {
            return !entry.recorded();
        }
    }
}

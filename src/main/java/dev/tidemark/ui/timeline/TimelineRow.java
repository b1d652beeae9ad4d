package dev.tidemark.ui.timeline;

import dev.tidemark.domain.timeline.TimelineEntry;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A row of the timeline as it is shown, newest on top. */
public sealed interface TimelineRow {
    /** Whether it stands above the current position. */
    boolean above();

    /**
     * The head of what is not applied.
     *
     * @param waiting how many an upgrade would run
     * @param excluded how many do not run here
     */
    record Waiting(int waiting, int excluded) implements TimelineRow {
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
     * @param began when its first revision was recorded, in the server's local time, or null
     * @param count how many revisions
     * @param liquibase the version that wrote the rows, or null
     */
    record Deployment(@Nullable LocalDateTime began, int count, @Nullable String liquibase) implements TimelineRow {
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

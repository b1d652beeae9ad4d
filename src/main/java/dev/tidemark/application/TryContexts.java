package dev.tidemark.application;

import dev.tidemark.application.port.Journal;
import dev.tidemark.application.port.MigrationEngine.Variant;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineBuilder;
import org.jspecify.annotations.Nullable;

/** Shows what other contexts and labels would exclude, by reading the files with them. Changes nothing. */
public final class TryContexts {
    private final Journal journal;

    /** With the run log, which alone knows what was recorded without being run. */
    public TryContexts(Journal journal) {
        this.journal = journal;
    }

    /**
     * The timeline that {@code database}, which stands as {@code status} says, would have.
     *
     * @param contexts comma separated; null for none chosen, empty for all
     * @param labels a label expression; empty for all
     * @throws dev.tidemark.application.outcome.FailedException where the files cannot be read so
     */
    public Timeline timeline(OpenDatabase database, Status status, @Nullable String contexts, String labels) {
        Execution execution = database.project().execution().choosing(contexts, labels);
        Variant variant = database.engine().variant(execution);
        return new TimelineBuilder(variant.checksums(), journal.stamped(status.server()))
                .build(variant.changelog(), status.record());
    }
}

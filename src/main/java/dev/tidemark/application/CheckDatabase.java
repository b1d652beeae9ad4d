package dev.tidemark.application;

import dev.tidemark.application.CompareSchemas.ModelSource;
import dev.tidemark.application.CompareSchemas.Request;
import dev.tidemark.application.comparison.Compared;
import dev.tidemark.application.comparison.Side;
import dev.tidemark.application.comparison.Watch;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out whether a database is up to date: no revision pending, and equal to the entity model. Reads only. */
public final class CheckDatabase {
    private final ReadTimeline timeline;
    private final CompareSchemas comparing;
    private final ModelSource models;

    /** With what reads where the database stands, and what compares. */
    public CheckDatabase(ReadTimeline timeline, CompareSchemas comparing, ModelSource models) {
        this.timeline = timeline;
        this.comparing = comparing;
        this.models = models;
    }

    /**
     * What came of it.
     *
     * @param status where the database stands
     * @param pending what an upgrade would run for the first time
     * @param compared how it differs from the model; null where the project has none
     */
    public record Checked(Status status, List<TimelineEntry> pending, @Nullable Compared compared) {
        public Checked {
            pending = List.copyOf(pending);
        }
    }

    /**
     * Checks.
     *
     * @throws dev.tidemark.application.outcome.FailedException where the model or the database cannot be read
     */
    public Checked check(OpenDatabase database, Watch watch) {
        Status status = timeline.read(database);
        List<TimelineEntry> pending = status.timeline().waiting().stream()
                .filter(entry -> entry.state() != RevisionState.REPEATS)
                .toList();
        Compared compared = models.present(database.project())
                ? comparing.compare(
                        new Request(
                                new Side.Model(), new Side.Database(database.connection()), database.project(), List.of()),
                        watch)
                : null;
        return new Checked(status, pending, compared);
    }
}

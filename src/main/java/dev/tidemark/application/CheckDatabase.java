package dev.tidemark.application;

import dev.tidemark.application.CompareSchemas.Request;
import dev.tidemark.application.comparison.Compared;
import dev.tidemark.application.comparison.Side;
import dev.tidemark.application.comparison.Watch;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out whether a database is up to date: no revision pending, and equal to the entity model. Reads only. */
public final class CheckDatabase {
    private final ReadTimeline timeline;
    private final CompareSchemas comparing;
    private final Function<ProjectSettings, FoundModel> find;

    /** With what reads where the database stands, what compares, and what finds a project's model. */
    public CheckDatabase(
            ReadTimeline timeline, CompareSchemas comparing, Function<ProjectSettings, FoundModel> find) {
        this.timeline = timeline;
        this.comparing = comparing;
        this.find = find;
    }

    /**
     * What came of it.
     *
     * @param status where the database stands
     * @param pending what an upgrade would run for the first time
     * @param compared how it differs from the model; null where the project has none
     * @param note why it was not compared; empty where it was
     */
    public record Checked(Status status, List<TimelineEntry> pending, @Nullable Compared compared, String note) {
        public Checked {
            pending = List.copyOf(pending);
        }
    }

    /**
     * Checks.
     *
     * @throws FailedException where the model or the database cannot be read
     */
    public Checked check(OpenDatabase database, Watch watch) {
        Status status = timeline.read(database);
        List<TimelineEntry> pending = status.timeline().waiting().stream()
                .filter(entry -> entry.state() != RevisionState.REPEATS)
                .toList();
        FoundModel model = find.apply(database.project());
        if (model.classPath().isEmpty()) {
            return new Checked(status, pending, null, "No entity model is known for this project.");
        }
        try {
            return new Checked(status, pending, compared(database, watch), "");
        } catch (FailedException e) {
            // Classes that a build has put somewhere need not hold entities; those that a person named should.
            if (model.byItself() && e.failure() instanceof Failure.WrongUsage usage) {
                return new Checked(status, pending, null, usage.what());
            }
            throw e;
        }
    }

    private Compared compared(OpenDatabase database, Watch watch) {
        return comparing.compare(
                new Request(
                        new Side.Model(), new Side.Database(database.connection()), database.project(), List.of()),
                watch);
    }
}

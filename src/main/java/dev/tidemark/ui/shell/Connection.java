package dev.tidemark.ui.shell;

import dev.tidemark.application.Status;
import dev.tidemark.ui.timeline.DetailViewModel;
import dev.tidemark.ui.timeline.TimelineViewModel;
import dev.tidemark.ui.view.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * An open database with what is shown of it.
 *
 * @param workspace the database and what runs its work
 * @param timeline its timeline
 * @param detail what is known about the selected revision
 */
record Connection(Workspace workspace, TimelineViewModel timeline, DetailViewModel detail) {
    /** Reads the detail whenever another revision is selected or the timeline was read again. */
    static Connection of(Workspace workspace, Services services, ShellViewModel navigator) {
        Services.Reading reading = services.reading();
        TimelineViewModel timeline = new TimelineViewModel(
                workspace, reading.timeline(), services.moving().makePlan(), services.keeping().preferences(),
                navigator);
        DetailViewModel detail = new DetailViewModel(workspace, reading.detail());
        timeline.selectedProperty().subscribe(entry -> detail.show(timeline.statusProperty().get(), entry));
        timeline.statusProperty().subscribe(status -> detail.show(status, timeline.selectedProperty().get()));
        return new Connection(workspace, timeline, detail);
    }

    /** Where the database stands, or null before it was read. */
    @Nullable
    Status status() {
        return timeline.statusProperty().get();
    }

    /** How many revisions an upgrade would run. */
    int pending() {
        Status status = status();
        return status == null ? 0 : status.timeline().waiting().size();
    }
}

package dev.tidemark.ui.shell;

import dev.tidemark.application.Status;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.recovery.RecoveryViewModel;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.timeline.DetailViewModel;
import dev.tidemark.ui.timeline.TimelineViewModel;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import dev.tidemark.ui.watch.WatchViewModel;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * An open database with what is shown of it.
 *
 * @param workspace the database and what runs its work
 * @param timeline its timeline
 * @param detail what is known about the selected revision
 * @param watch sees what changes by itself
 * @param recovery sees what an interrupted run left behind
 * @param said what files and person said about contexts and labels before anything was chosen in the window
 */
record Connection(
        Workspace workspace, TimelineViewModel timeline, DetailViewModel detail, WatchViewModel watch,
        RecoveryViewModel recovery, Execution said) {
    /** Reads the detail whenever another revision is selected or the timeline was read again. */
    static Connection of(
            Workspace workspace, Services services, TaskRunner.Factory runners, Messages messages,
            ShellViewModel navigator) {
        Services.Reading reading = services.reading();
        TimelineViewModel timeline = new TimelineViewModel(
                workspace, reading.timeline(), services.moving().makePlan(), services.keeping().preferences(),
                navigator);
        DetailViewModel.UseCases details = new DetailViewModel.UseCases(
                reading.detail(), reading.looking().preconditions(), reading.looking().source());
        DetailViewModel detail = new DetailViewModel(workspace, details, runners, navigator);
        WatchViewModel watch = new WatchViewModel(
                watched(timeline), reading.looking().changes(), messages, InstantSource.system());
        timeline.selectedProperty().subscribe(entry -> detail.show(timeline.statusProperty().get(), entry));
        timeline.statusProperty().subscribe(status -> detail.show(status, timeline.selectedProperty().get()));
        timeline.failureProperty().subscribe(watch::failed);
        // Not the status itself: it is the same one where a connection came back and nothing had changed.
        timeline.busyProperty().subscribe(busy -> {
            Status status = timeline.statusProperty().get();
            if (!busy && status != null && timeline.failureProperty().get() == null) {
                watch.read(status);
            }
        });
        RecoveryViewModel recovery = recovery(timeline, services, navigator);
        return new Connection(
                workspace, timeline, detail, watch, recovery, workspace.database().project().execution());
    }

    /** Looks for doubts whenever the timeline was read, and has the timeline show them. */
    private static RecoveryViewModel recovery(TimelineViewModel timeline, Services services, Navigator navigator) {
        RecoveryViewModel.Subject subject = new RecoveryViewModel.Subject() {
            @Override
            public Workspace workspace() {
                return timeline.workspace();
            }

            @Override
            public void reread() {
                timeline.refresh();
            }
        };
        RecoveryViewModel recovery = new RecoveryViewModel(
                subject, services.reading().looking().doubting(), navigator, InstantSource.system());
        timeline.failureProperty().subscribe(failure -> {
            if (failure != null) {
                recovery.unreadable(failure);
            }
        });
        timeline.busyProperty().subscribe((before, busy) -> {
            recovery.reading(busy);
            Status status = timeline.statusProperty().get();
            if (!busy && status != null && timeline.failureProperty().get() == null) {
                recovery.read(status);
            }
        });
        return recovery;
    }

    private static WatchViewModel.Watched watched(TimelineViewModel timeline) {
        return new WatchViewModel.Watched() {
            @Override
            public Workspace workspace() {
                return timeline.workspace();
            }

            @Override
            public @Nullable Status status() {
                return timeline.statusProperty().get();
            }

            @Override
            public void reread() {
                timeline.refresh();
            }

            @Override
            public void select(RevisionId revision) {
                timeline.select(revision);
            }
        };
    }

    /** The same after the database was opened again. */
    Connection reopened(Workspace again) {
        timeline.use(again);
        detail.use(again);
        return new Connection(again, timeline, detail, watch, recovery, said);
    }

    /** Where the database stands, or null before it was read. */
    @Nullable
    Status status() {
        return timeline.statusProperty().get();
    }

    /** The file that a revision stands in, relative to the project's search path; else its identity's path. */
    String file(RevisionId id) {
        Status status = status();
        TimelineEntry entry = status == null ? null : status.timeline().find(id);
        Revision revision = entry == null ? null : entry.revision();
        return revision == null ? id.path() : revision.place().file();
    }

    /** How many revisions an upgrade would run. */
    int pending() {
        Status status = status();
        return status == null ? 0 : status.timeline().waiting().size();
    }
}

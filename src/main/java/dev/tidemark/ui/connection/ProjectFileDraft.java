package dev.tidemark.ui.connection;

import dev.tidemark.application.ProjectOptions;
import dev.tidemark.application.connection.DatabaseUrl;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.NamedConnection;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Navigator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The {@code tidemark.yaml} of a folder: what it would say, and writing exactly that. */
final class ProjectFileDraft {
    private final Opening opening;
    private final TaskRunner.Factory runners;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<@Nullable PlannedFile> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PlannedFile> written = new ReadOnlyObjectWrapper<>();

    ProjectFileDraft(Opening opening, TaskRunner.Factory runners, Navigator navigator) {
        this.opening = opening;
        this.runners = runners;
        this.navigator = navigator;
    }

    /** Shows the {@code tidemark.yaml} that would be written. */
    void preview(FilesForm form, ConnectionForm connection) {
        NamedConnection shared = shared(connection);
        written.set(null);
        TaskRunner tasks = runners.named("preview");
        tasks.run(
                () -> opening.folders().projectFile().preview(project(form, shared)),
                preview::set,
                navigator::failed,
                tasks::close);
    }

    private ProjectSettings project(FilesForm form, @Nullable NamedConnection shared) {
        ProjectSettings said = settled(form);
        if (shared == null
                || said.rules().connections().values().stream().anyMatch(c -> c.url().equals(shared.url()))) {
            return said;
        }
        Map<String, NamedConnection> connections = new TreeMap<>(said.rules().connections());
        String environment = shared.environment();
        String name = environment == null ? "main" : environment;
        if (!connections.containsKey(name)) {
            connections.put(name, shared);
        }
        return said.withRules(new ProjectSettings.TeamRules(
                said.rules().environments(), connections, said.rules().baseOnProtected(), said.rules().model(),
                said.rules().ignored(), said.rules().fileNames()));
    }

    private ProjectSettings settled(FilesForm form) {
        ProjectOptions options = form.options();
        try {
            return form.settled(opening.databases().readProject().read(form.path(), options));
        } catch (FailedException e) {
            // A project file that cannot be read is replaced as a whole; the difference shows it.
            ProjectSettings none = ProjectSettings.databaseAlone();
            ProjectSettings.Execution execution = new ProjectSettings.Execution(
                    options.contexts(), options.labels() == null ? "" : options.labels(), options.parameters());
            return form.settled(new ProjectSettings(
                    form.path(), options.changelog(),
                    options.searchPath().isEmpty() ? List.of(form.path()) : options.searchPath(), List.of(), execution,
                    none.tables(), none.rules()));
        }
    }

    /** The connection as a team may share it: without user and password; null where its address is not whole. */
    private static @Nullable NamedConnection shared(ConnectionForm form) {
        try {
            DatabaseUrl url = form.place().isBlank() ? null : form.url();
            Environment environment = form.use().environment();
            boolean memory = url != null && url.product() == DatabaseUrl.Product.H2_MEMORY;
            return url == null || memory
                    ? null
                    : new NamedConnection(
                            url.jdbc(),
                            environment == Environment.UNKNOWN ? null : environment.name().toLowerCase(Locale.ROOT),
                            ConnectionForm.orNull(form.extra().schema()));
        } catch (FailedException e) {
            return null;
        }
    }

    /** Writes the file that is shown. */
    void write() {
        PlannedFile planned = preview.get();
        if (planned != null) {
            TaskRunner tasks = runners.named("write");
            tasks.run(
                    () -> {
                        opening.folders().write().write(List.of(planned));
                        return planned;
                    },
                    done -> {
                        preview.set(null);
                        written.set(done);
                    },
                    navigator::failed,
                    tasks::close);
        }
    }

    /** Does not write it; false where none is shown. */
    boolean close() {
        boolean shown = preview.get() != null;
        preview.set(null);
        return shown;
    }

    /** The file that would be written, or null where none is shown. */
    ReadOnlyObjectProperty<@Nullable PlannedFile> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** The file that was written, or null. */
    ReadOnlyObjectProperty<@Nullable PlannedFile> writtenProperty() {
        return written.getReadOnlyProperty();
    }
}

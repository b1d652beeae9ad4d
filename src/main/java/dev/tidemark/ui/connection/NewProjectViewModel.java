package dev.tidemark.ui.connection;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Bookmark;
import dev.tidemark.ui.view.Navigator;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A new project: where, in which format, and exactly which files that makes. */
public final class NewProjectViewModel {
    private final Opening opening;
    private final TaskRunner.Factory runners;
    private final Navigator navigator;
    private final StringProperty folder = new SimpleStringProperty("");
    private final ObjectProperty<ChangelogFormat> format = new SimpleObjectProperty<>(ChangelogFormat.YAML);
    private final ObservableList<PlannedFile> files = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Failure> problem = new ReadOnlyObjectWrapper<>();
    private int asked;

    /** With no folder yet. */
    public NewProjectViewModel(Opening opening, TaskRunner.Factory runners, Navigator navigator) {
        this.opening = opening;
        this.runners = runners;
        this.navigator = navigator;
        folder.subscribe(this::preview);
        format.subscribe(this::preview);
    }

    private void preview() {
        int question = ++asked;
        files.clear();
        problem.set(null);
        Path place = place();
        if (place == null) {
            return;
        }
        ChangelogFormat chosen = format.get();
        TaskRunner tasks = runners.named("new-project");
        tasks.run(
                () -> opening.folders().newProject().preview(place, chosen),
                planned -> {
                    if (question == asked) {
                        files.setAll(planned);
                    }
                },
                failure -> {
                    if (question == asked) {
                        problem.set(failure);
                    }
                },
                tasks::close);
    }

    private @Nullable Path place() {
        try {
            return folder.get().isBlank() ? null : Path.of(folder.get().strip());
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Writes the files that are shown, and goes on to the form that connects. */
    public void create() {
        List<PlannedFile> planned = List.copyOf(files);
        Path place = place();
        if (planned.isEmpty() || place == null) {
            return;
        }
        TaskRunner tasks = runners.named("new-project");
        tasks.run(
                () -> {
                    opening.folders().write().write(planned);
                    return place.toAbsolutePath().normalize();
                },
                made -> navigator.connect(new Bookmark(
                        "",
                        new Bookmark.Files(made.toString(), "", "", "", "", Map.of(), null),
                        Bookmark.Place.NONE,
                        Instant.EPOCH)),
                problem::set,
                tasks::close);
    }

    /** Goes back without writing. */
    public void cancel() {
        navigator.timeline();
    }

    /** Where; made where it is not there. */
    public StringProperty folderProperty() {
        return folder;
    }

    /** The root changelog's format. */
    public ObjectProperty<ChangelogFormat> formatProperty() {
        return format;
    }

    /** The files that would be written; empty where they cannot be. */
    public ObservableList<PlannedFile> files() {
        return files;
    }

    /** Why they cannot be, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}

package dev.tidemark.ui.connection;

import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Bookmark;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Recents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/** The first screen: the ways in, and what was opened lately. */
public final class StartViewModel {
    private final Recents recents;
    private final TaskRunner.Factory runners;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<Set<Bookmark>> gone = new ReadOnlyObjectWrapper<>(Set.of());

    /** With what was opened lately. */
    public StartViewModel(Recents recents, TaskRunner.Factory runners, Navigator navigator) {
        this.recents = recents;
        this.runners = runners;
        this.navigator = navigator;
    }

    /** Looks which folders are still there. */
    public void look() {
        List<Bookmark> all = List.copyOf(recents.list());
        TaskRunner tasks = runners.named("recent");
        tasks.run(
                () -> all.stream()
                        .filter(b -> !b.files().folder().isEmpty() && !Files.isDirectory(Path.of(b.files().folder())))
                        .collect(Collectors.toSet()),
                gone::set,
                failure -> {},
                tasks::close);
    }

    /** Opens the demo. */
    public void openDemo() {
        navigator.openSample();
    }

    /** Looks through {@code folder}. */
    public void openFolder(Path folder) {
        navigator.openFolder(folder);
    }

    /** Goes to the form that connects. */
    public void connect() {
        navigator.connect();
    }

    /** Goes on to a new project. */
    public void newProject() {
        navigator.newProject(null);
    }

    /** Opens it again; one whose folder is gone stays closed. */
    public void open(Bookmark recent) {
        if (!gone.get().contains(recent)) {
            navigator.reopen(recent);
        }
    }

    /** Takes it off the list. */
    public void remove(Bookmark recent) {
        recents.remove(recent);
    }

    /** What was opened lately, newest first. */
    public ObservableList<Bookmark> recents() {
        return recents.list();
    }

    /** Those whose folder is gone. */
    public ReadOnlyObjectProperty<Set<Bookmark>> goneProperty() {
        return gone.getReadOnlyProperty();
    }
}

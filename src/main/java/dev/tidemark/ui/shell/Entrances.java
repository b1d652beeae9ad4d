package dev.tidemark.ui.shell;

import dev.tidemark.ui.connection.ConnectViewModel;
import dev.tidemark.ui.connection.FolderViewModel;
import dev.tidemark.ui.connection.NewProjectViewModel;
import dev.tidemark.ui.connection.StartViewModel;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Bookmark;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Recents;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Shows the screens on which a database or a project is opened. */
final class Entrances {
    private final Services services;
    private final TaskRunner.Factory runners;
    private final Messages messages;
    private final Navigator navigator;
    private final OpenConnections open;
    private final Recents recents;

    Entrances(
            Services services, TaskRunner.Factory runners, Messages messages, Navigator navigator,
            OpenConnections open) {
        this.services = services;
        this.runners = runners;
        this.messages = messages;
        this.navigator = navigator;
        this.open = open;
        recents = new Recents(services.keeping().preferences());
    }

    /** What was opened lately. */
    Recents recents() {
        return recents;
    }

    /** Shows the first screen. */
    void start() {
        StartViewModel model = new StartViewModel(recents, runners, navigator);
        model.look();
        open.screen(new Screen.Start(model));
    }

    /** Shows the form that connects, with what {@code known} says filled in. */
    void connect(@Nullable Bookmark known) {
        ConnectViewModel model = form();
        if (known != null) {
            model.fill(known);
        }
        open.screen(new Screen.Connect(model));
        model.look();
    }

    /** Opens what was open once; where that does not work, its form says why. */
    void reopen(Bookmark recent) {
        ConnectViewModel model = form();
        open.screen(new Screen.Connect(model));
        model.reopen(recent);
        model.look();
    }

    private ConnectViewModel form() {
        return new ConnectViewModel(
                services.opening().projects(), runners, navigator, messages, services.keeping().preferences());
    }

    /** Looks through a folder. */
    void folder(Path folder) {
        FolderViewModel model = new FolderViewModel(services.opening().projects(), runners, navigator, messages);
        open.screen(new Screen.Folder(model));
        model.find(folder);
    }

    /** Shows the form that makes a project; in {@code folder} where that is not null. */
    void newProject(@Nullable Path folder) {
        NewProjectViewModel model = new NewProjectViewModel(services.opening().projects(), runners, navigator);
        model.folderProperty().set(folder == null ? "" : folder.toString());
        open.screen(new Screen.NewProject(model));
    }

    /** A connection that is being tried belongs to its form: nobody who left it expects a timeline later. */
    static void left(@Nullable Screen before) {
        switch (before) {
            case Screen.Connect connect -> connect.model().leave();
            case Screen.Folder folder -> folder.model().leave();
            case null, default -> {}
        }
    }
}

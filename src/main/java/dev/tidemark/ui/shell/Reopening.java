package dev.tidemark.ui.shell;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.OpenProject;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import org.jspecify.annotations.Nullable;

/** Opens a database again with other contexts and labels, and remembers them. */
final class Reopening {
    private final OpenProject openProject;
    private final RememberedContexts remembered;
    private final OpenConnections open;
    private final Navigator navigator;

    Reopening(Services services, OpenConnections open, Navigator navigator) {
        openProject = services.opening().openProject();
        remembered = new RememberedContexts(services.keeping().preferences());
        this.open = open;
        this.navigator = navigator;
    }

    /** What was chosen for a database in the window at another time; null for nothing. */
    @Nullable
    Execution remembered(Connection connection) {
        Workspace workspace = connection.workspace();
        return workspace.throwaway() ? null : remembered.find(workspace.database(), connection.said());
    }

    /** What is shown stays until the files were read with the other choice; the work's thread stays the same. */
    void reopen(Connection connection, Execution execution, Runnable then) {
        Workspace before = connection.workspace();
        OpenDatabase old = before.database();
        before.tasks().run(
                () -> openProject.open(old.connection(), old.project().with(execution)),
                database -> {
                    reopened(connection, database);
                    then.run();
                },
                failure -> {
                    navigator.failed(failure);
                    if (connection.status() == null) {
                        connection.timeline().refresh();
                    }
                },
                () -> {});
    }

    private void reopened(Connection connection, OpenDatabase database) {
        Workspace before = connection.workspace();
        Workspace again = new Workspace(before.name(), database, before.tasks(), before.throwaway());
        Connection reopened = connection.reopened(again);
        boolean shown = connection.equals(open.shown());
        open.swap(connection, each -> reopened);
        if (!before.throwaway()) {
            remembered.keep(database, connection.said());
        }
        if (shown) {
            open.showUnread(reopened);
        }
        // What was asked of the old one before this is answered before it is closed.
        before.tasks().run(() -> close(before.database()), done -> {}, navigator::failed, () -> {});
        reopened.timeline().refresh();
    }

    private static boolean close(OpenDatabase database) {
        database.close();
        return true;
    }
}

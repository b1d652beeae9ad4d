package dev.tidemark.ui.view;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.ui.task.TaskRunner;

/**
 * An open database with what runs its work.
 *
 * @param name what it is called in the list of connections
 * @param database the open database; its engine is touched only inside {@code tasks}
 * @param tasks runs everything that touches it
 * @param throwaway nobody would miss it: the sample, or a database in memory
 */
public record Workspace(String name, OpenDatabase database, TaskRunner tasks, boolean throwaway)
        implements AutoCloseable {
    /** What the connection is for. */
    public Environment environment() {
        return database.connection().environment();
    }

    /** Gives up what is being asked now, where the database does not answer. Does not block. */
    public void abandon() {
        tasks.aside(
                () -> {
                    database.engine().abandon();
                    return Boolean.TRUE;
                },
                done -> {},
                failure -> {},
                () -> {});
    }

    /** Disconnects; what is being asked now is given up. Does not block. */
    @Override
    public void close() {
        abandon();
        tasks.run(
                () -> {
                    database.close();
                    return Boolean.TRUE;
                },
                done -> {},
                failure -> {},
                () -> {});
        tasks.close();
    }
}

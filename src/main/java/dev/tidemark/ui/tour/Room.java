package dev.tidemark.ui.tour;

import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ScratchDatabase;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.ui.task.FxTaskRunner;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Files and databases that the tour makes for its stops. Used on the window's thread; what blocks is done elsewhere. */
final class Room implements AutoCloseable {
    /** The root changelog of what {@link #show} opens. */
    static final String ROOT = "changelog.sql";

    private static final String HEAD = "--liquibase formatted sql\n\n";

    private final Tour.Luggage luggage;
    private final Navigator navigator;
    private final TaskRunner tasks = new FxTaskRunner("tour");
    private final List<ScratchDatabase> made = new ArrayList<>();

    Room(Tour.Luggage luggage, Navigator navigator) {
        this.luggage = luggage;
        this.navigator = navigator;
    }

    /** A file or folder of the tour's. */
    Path path(String name) {
        return luggage.room().resolve(name);
    }

    /** The folder of the demo's first project. */
    Path demo() {
        return luggage.demo().get();
    }

    /** Writes a file, and the folders above it. */
    void write(String name, String text) {
        write(path(name), text);
    }

    /** The same anywhere. */
    static void write(Path file, String text) {
        try {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("The tour's file " + file + " cannot be written", e);
        }
    }

    /** Writes the changesets of a project that {@link #show} opens. */
    void changelog(String project, String... changesets) {
        write(project + "/" + ROOT, HEAD + String.join("\n\n", changesets) + "\n");
    }

    /** A changeset with a statement, and its rollback where one is given. */
    static String change(String id, String comment, String sql, String rollback) {
        return "--changeset " + id + "\n--comment: " + comment + "\n" + sql + ";"
                + (rollback.isEmpty() ? "" : "\n--rollback " + rollback + ";");
    }

    /** A changeset that makes a table and can be undone. */
    static String table(String id, String name) {
        return change(id, "Create " + name, "CREATE TABLE " + name + " (\n  id INTEGER PRIMARY KEY,\n"
                + "  name VARCHAR(200) NOT NULL\n)", "DROP TABLE " + name);
    }

    /** A database in memory. */
    ScratchDatabase database(String name) {
        ScratchDatabase database = luggage.databases().create(name);
        made.add(database);
        return database;
    }

    /** Does what blocks; see {@link #idle}. */
    void away(Runnable work) {
        tasks.run(
                () -> {
                    work.run();
                    return Boolean.TRUE;
                },
                done -> {},
                navigator::failed,
                () -> {});
    }

    /** Whether all that is done. */
    boolean idle() {
        return tasks.idle();
    }

    /** Opens a project of the tour's, as the form does. */
    void show(String project, ConnectionSpec spec, boolean throwaway) {
        Path folder = path(project);
        show(project, spec, throwaway, () -> new ProjectSettings(
                folder, ROOT, List.of(folder), List.of(), new ProjectSettings.Execution("", "", Map.of()),
                ProjectSettings.HistoryTables.USUAL, ProjectSettings.TeamRules.NONE));
    }

    /** The same with settings of its own. */
    void show(String name, ConnectionSpec spec, boolean throwaway, Supplier<ProjectSettings> settings) {
        TaskRunner its = new FxTaskRunner(name);
        its.run(
                () -> luggage.open().open(spec, settings.get()),
                database -> navigator.opened(new Workspace(name, database, its, throwaway)),
                navigator::failed,
                () -> {});
    }

    /** The same connection for another environment. */
    static ConnectionSpec as(ConnectionSpec spec, Environment environment) {
        return new ConnectionSpec(spec.url(), spec.user(), spec.password(), null, null, environment);
    }

    /** A port on which nobody listens. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("There is no free port", e);
        }
    }

    @Override
    public void close() {
        List<ScratchDatabase> all = List.copyOf(made);
        away(() -> all.forEach(ScratchDatabase::close));
        tasks.close();
    }
}

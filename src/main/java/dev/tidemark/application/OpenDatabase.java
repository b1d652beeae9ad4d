package dev.tidemark.application;

import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.MigrationEngine;
import dev.tidemark.application.port.ProjectSettings;

/**
 * A database that is open with a project's files. Close it when done.
 *
 * @param connection how it was reached
 * @param project with which files and settings
 * @param engine what reads and moves it
 */
public record OpenDatabase(ConnectionSpec connection, ProjectSettings project, MigrationEngine engine)
        implements AutoCloseable {
    @Override
    public void close() {
        engine.close();
    }
}

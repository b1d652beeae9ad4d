package dev.tidemark.application;

import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Databases;
import dev.tidemark.application.port.ProjectSettings;

/** Connects a project's files with a database. Reads only; creates nothing. */
public final class OpenProject {
    private final Databases databases;

    /** With what can connect. */
    public OpenProject(Databases databases) {
        this.databases = databases;
    }

    /**
     * Opens it.
     *
     * @throws dev.tidemark.application.outcome.FailedException where the database cannot be reached
     */
    public OpenDatabase open(ConnectionSpec connection, ProjectSettings project) {
        return new OpenDatabase(connection, project, databases.open(connection, project));
    }
}

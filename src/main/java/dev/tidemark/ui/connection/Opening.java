package dev.tidemark.ui.connection;

import dev.tidemark.application.FindPasswordSource;
import dev.tidemark.application.FindProject;
import dev.tidemark.application.KeepPassword;
import dev.tidemark.application.OpenProject;
import dev.tidemark.application.PreviewNewProject;
import dev.tidemark.application.PreviewProjectFile;
import dev.tidemark.application.ReadProject;
import dev.tidemark.application.ReadServices;
import dev.tidemark.application.ResolveConnection;
import dev.tidemark.application.WriteFiles;

/**
 * What finding, making and opening a project needs.
 *
 * @param databases what connects
 * @param passwords what knows passwords without showing them
 * @param folders what looks through folders and writes into them
 */
public record Opening(Databases databases, Passwords passwords, Folders folders) {
    /**
     * What connects.
     *
     * @param readProject reads a project's file
     * @param resolveConnection finds out how to connect
     * @param openProject connects
     */
    public record Databases(ReadProject readProject, ResolveConnection resolveConnection, OpenProject openProject) {}

    /**
     * What knows passwords without showing them.
     *
     * @param source says where one would come from
     * @param keep keeps one in the keychain
     * @param services reads PostgreSQL's service file
     */
    public record Passwords(FindPasswordSource source, KeepPassword keep, ReadServices services) {}

    /**
     * What looks through folders and writes into them.
     *
     * @param find finds a project
     * @param projectFile shows the file that would be written
     * @param newProject shows the files of a new project
     * @param write writes them
     */
    public record Folders(
            FindProject find, PreviewProjectFile projectFile, PreviewNewProject newProject, WriteFiles write) {}
}

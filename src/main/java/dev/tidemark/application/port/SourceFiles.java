package dev.tidemark.application.port;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A project's files as the person's own programs see them. Blocking; nothing here writes. */
public interface SourceFiles {
    /**
     * Where a file of the changelog lies on this computer, or null where it lies in an archive or nowhere.
     *
     * @param file relative to the search path of {@code project}
     */
    @Nullable
    Path find(ProjectSettings project, String file);

    /**
     * Opens a file with the program that the system has for it.
     *
     * @throws dev.tidemark.application.outcome.FailedException where there is none
     */
    void open(Path file);

    /**
     * Shows the folder that holds a file.
     *
     * @throws dev.tidemark.application.outcome.FailedException where the system cannot
     */
    void showFolder(Path file);
}

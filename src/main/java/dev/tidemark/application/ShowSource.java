package dev.tidemark.application;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.SourceFiles;
import java.nio.file.Path;

/** Takes a person from a revision to its file. */
public final class ShowSource {
    private final SourceFiles files;

    /** With what finds and opens files. */
    public ShowSource(SourceFiles files) {
        this.files = files;
    }

    /** What to do with the file. */
    public enum Way {
        /** Only say where it is. */
        FIND,
        /** Open it in the program that the system has for it. */
        OPEN,
        /** Show the folder that holds it. */
        SHOW_FOLDER
    }

    /**
     * Where {@code file} lies, after {@code way} was done with it. Blocks until the system answered.
     *
     * @param file relative to the project's search path
     * @throws FailedException where it lies in an archive or nowhere, or the system has no program for it
     */
    public Path show(ProjectSettings project, String file, Way way) {
        Path found = files.find(project, file);
        if (found == null) {
            throw new FailedException(new Failure.WrongUsage(
                    file + " is not a file of its own on this computer: it lies in an archive, or it is gone.",
                    "Look for it in " + project.searchPath().stream().map(Path::toString).toList() + "."));
        }
        switch (way) {
            case OPEN -> files.open(found);
            case SHOW_FOLDER -> files.showFolder(found);
            case FIND -> {
                // Where it is, is all that was asked for.
            }
        }
        return found;
    }
}

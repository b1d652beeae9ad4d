package dev.tidemark.application;

import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.TextFiles;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.application.project.ProjectText;
import java.nio.file.Path;

/** Shows the {@code tidemark.yaml} that would be written for settings. Writes nothing. */
public final class PreviewProjectFile {
    private final TextFiles files;

    /** With what reads the file that is there already. */
    public PreviewProjectFile(TextFiles files) {
        this.files = files;
    }

    /**
     * The file, without any secret.
     *
     * @throws dev.tidemark.application.outcome.FailedException where the one that is there cannot be read
     */
    public PlannedFile preview(ProjectSettings project) {
        Path file = project.folder().resolve("tidemark.yaml");
        return new PlannedFile(file, new ProjectText(project).yaml(), files.read(file));
    }
}

package dev.tidemark.application;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.TextFiles;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.application.project.ProjectText;
import java.nio.file.Path;
import java.util.List;

/** Shows the files of a new project. Writes nothing. */
public final class PreviewNewProject {
    private final TextFiles files;

    /** With what knows which files are there. */
    public PreviewNewProject(TextFiles files) {
        this.files = files;
    }

    /**
     * The root changelog and {@code tidemark.yaml}.
     *
     * @throws FailedException where one of them is there already
     */
    public List<PlannedFile> preview(Path folder, ChangelogFormat format) {
        Path whole = folder.toAbsolutePath().normalize();
        String changelog = "db/changelog." + format.ending();
        ProjectSettings usual = ProjectSettings.databaseAlone();
        ProjectSettings project = new ProjectSettings(
                whole, changelog, List.of(whole), List.of(), usual.execution(), usual.tables(), usual.rules());
        List<PlannedFile> planned = List.of(
                new PlannedFile(whole.resolve(changelog), format.text(), null),
                new PlannedFile(whole.resolve("tidemark.yaml"), new ProjectText(project).yaml(), null));
        for (PlannedFile file : planned) {
            if (files.read(file.path()) != null) {
                throw new FailedException(new Failure.Refused(
                        "There is a file " + file.path() + " already.",
                        "Choose another folder, or open that one as a project."));
            }
        }
        return planned;
    }
}

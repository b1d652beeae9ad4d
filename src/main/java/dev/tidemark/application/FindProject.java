package dev.tidemark.application;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ProjectFiles;
import dev.tidemark.application.port.ProjectScan;
import dev.tidemark.application.port.ProjectScan.Scan;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.project.FoundProject;
import dev.tidemark.application.project.Survey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the changelog and the databases of a project in its folder, and where each stands. Writes and connects nothing. */
public final class FindProject {
    private final ProjectScan scanner;
    private final ProjectFiles files;
    private final Map<String, String> variables;

    /** With what looks through folders, what reads {@code tidemark.yaml}, and the environment's variables. */
    public FindProject(ProjectScan scanner, ProjectFiles files, Map<String, String> variables) {
        this.scanner = scanner;
        this.files = files;
        this.variables = Map.copyOf(variables);
    }

    /**
     * What lies in {@code folder}. A file that cannot be read is named among the problems, and the rest is still used.
     *
     * @throws FailedException where the folder is not there or cannot be read
     */
    public FoundProject find(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        Scan scan = scanner.scan(whole);
        List<String> problems = new ArrayList<>(scan.problems());
        ProjectSettings file = null;
        if (Files.exists(whole.resolve("tidemark.yaml"))) {
            try {
                file = files.read(whole);
            } catch (FailedException e) {
                problems.add(0, e.failure().what());
            }
        }
        Scan all = new Scan(scan.configs(), scan.changelogs(), problems, scan.cut());
        return new Survey(whole, all, file, variables).result();
    }
}

package dev.tidemark.application;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectFiles;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.application.port.ProjectSettings.ModelSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts together what a project's file and a person say about it. Touches no database. */
public final class ReadProject {
    private final ProjectFiles files;

    /** With what reads the project's folder. */
    public ReadProject(ProjectFiles files) {
        this.files = files;
    }

    /**
     * The settings of the project in {@code folder}.
     *
     * @throws dev.tidemark.application.outcome.FailedException where its file is wrong
     */
    public ProjectSettings read(Path folder, ProjectOptions options) {
        ProjectSettings file = files.read(folder);
        Map<String, String> parameters = new HashMap<>(file.execution().parameters());
        parameters.putAll(options.parameters());
        String contexts = options.contexts() == null ? file.execution().contexts() : options.contexts();
        String labels = options.labels() == null ? file.execution().labels() : options.labels();
        String changelog = options.changelog();
        return new ProjectSettings(
                file.folder(),
                changelog == null ? file.changelog() : changelog,
                absolute(options.searchPath(), file.searchPath()),
                absolute(options.classPath(), file.classPath()),
                new Execution(contexts, labels, parameters),
                file.tables(),
                file.rules().withModel(model(file, options)));
    }

    private static ModelSettings model(ProjectSettings file, ProjectOptions options) {
        ModelSettings said = file.rules().model();
        String naming = options.model().naming();
        if (naming != null && !naming.equals("hibernate") && !naming.equals("spring")) {
            throw new FailedException(new Failure.WrongUsage(
                    "'" + naming + "' is no naming strategy.", "Say hibernate or spring."));
        }
        return new ModelSettings(
                absolute(options.classPath(), said.classPath()),
                options.model().packages().isEmpty() ? said.packages() : options.model().packages(),
                naming == null ? said.naming() : naming,
                said.scratch());
    }

    private static List<Path> absolute(List<Path> said, List<Path> otherwise) {
        return said.isEmpty()
                ? otherwise
                : said.stream().map(p -> p.toAbsolutePath().normalize()).toList();
    }
}

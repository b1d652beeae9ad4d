package dev.tidemark.application;

import dev.tidemark.application.port.OutputFolders;
import dev.tidemark.application.port.Preferences;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.ModelSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Finds where a project's entity classes are: what the model's settings name, else the project's class path, else where a build
 * has put its classes. Loads none.
 */
public final class FindModel {
    static final String TOLD = "model.told.";

    private final OutputFolders folders;
    private final Preferences preferences;

    /** With what finds a build's folders, and what remembers who was told. */
    public FindModel(OutputFolders folders, Preferences preferences) {
        this.folders = folders;
        this.preferences = preferences;
    }

    /** Finds them. */
    public FoundModel find(ProjectSettings project) {
        ModelSettings said = project.rules().model();
        List<Path> named = said.classPath().isEmpty() ? project.classPath() : said.classPath();
        List<Path> classPath = named.isEmpty() ? folders.find(project.folder()) : named;
        boolean told = preferences.find(key(project.folder())) != null;
        return new FoundModel(
                classPath, named.isEmpty(), said.packages(), Objects.requireNonNullElse(said.naming(), ""),
                said.scratch(), told || classPath.isEmpty() ? null : notice(classPath));
    }

    private static String notice(List<Path> classPath) {
        return "Reading the entity model loads the classes of " + String.join(
                ", ", classPath.stream().map(Path::toString).toList())
                + " and runs parts of them (static initialisers, converters), as your user. Only read models whose code you"
                + " trust.";
    }

    /** Under what is remembered that the person was told about the project in that folder. */
    static String key(Path folder) {
        return TOLD + folder.toAbsolutePath().normalize();
    }
}

package dev.tidemark.ui.connection;

import dev.tidemark.application.ProjectOptions;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.HistoryTables;
import dev.tidemark.ui.view.Bookmark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person filled in about the project's files.
 *
 * @param folder the folder; empty for none
 * @param changelog the root changelog; empty for what the folder says
 * @param searchPath folders, relative to the project's, joined by commas; empty for what the folder says
 * @param contexts comma separated, {@code *} for all; empty for none chosen
 * @param labels a label expression; empty for all
 * @param parameters changelog parameters
 * @param tables the names of Liquibase's own tables, or null for what the folder says
 */
record FilesForm(
        String folder,
        String changelog,
        String searchPath,
        String contexts,
        String labels,
        Map<String, String> parameters,
        @Nullable HistoryTables tables) {
    /** No files. */
    static final FilesForm NONE = new FilesForm("", "", "", "", "", Map.of(), null);

    FilesForm {
        parameters = Map.copyOf(parameters);
    }

    static FilesForm of(Bookmark.Files files) {
        return new FilesForm(
                files.folder(), files.changelog(), files.searchPath(), files.contexts(), files.labels(),
                files.parameters(), files.tables());
    }

    Bookmark.Files bookmark() {
        return new Bookmark.Files(
                folder.strip(), changelog.strip(), searchPath.strip(), contexts.strip(), labels.strip(), parameters,
                tables);
    }

    /** Where the project is. */
    Path path() {
        return Path.of(folder.strip()).toAbsolutePath().normalize();
    }

    /** What is said about the files. */
    ProjectOptions options() {
        List<Path> paths = new ArrayList<>();
        for (String entry : searchPath.split(",")) {
            if (!entry.isBlank()) {
                paths.add(path().resolve(entry.strip()).normalize());
            }
        }
        String chosen = contexts.strip().equals("*") ? "" : ConnectionForm.orNull(contexts);
        return new ProjectOptions(
                ConnectionForm.orNull(relative(paths)), paths, List.of(), chosen, ConnectionForm.orNull(labels),
                parameters);
    }

    /** {@code settings} with what was said about Liquibase's own tables. */
    ProjectSettings settled(ProjectSettings settings) {
        HistoryTables said = tables;
        return said == null ? settings : settings.withTables(said);
    }

    /** A changelog that was chosen as a file, relative to the search path or the folder, with forward slashes. */
    private String relative(List<Path> paths) {
        String text = changelog.strip();
        Path path = Path.of(text);
        if (!path.isAbsolute()) {
            return text.replace('\\', '/');
        }
        List<Path> bases = new ArrayList<>(paths);
        bases.add(path());
        for (Path base : bases) {
            if (path.startsWith(base)) {
                return base.relativize(path).toString().replace('\\', '/');
            }
        }
        return text;
    }
}

package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.RevisionHome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import liquibase.resource.Resource;
import org.jspecify.annotations.Nullable;

/** Finds the place of the next revision in a Liquibase project: a folder that is included whole, else beside the last file. */
public final class LiquibaseHome implements RevisionHome {
    @Override
    public Home find(ProjectSettings project, String ending) {
        String root = project.changelog();
        if (root == null) {
            throw new FailedException(new Failure.WrongUsage(
                    "The project names no root changelog, so there is nothing that a new revision could belong to.",
                    "Name the root changelog relative to an entry of the search path."));
        }
        try (ProjectFiles files = new ProjectFiles(project)) {
            return files.scope().call(() -> home(project, root, ending, files.path()));
        }
    }

    private static Home home(ProjectSettings project, String root, String ending, SearchPath files)
            throws IOException {
        Resource resource = files.get(root);
        boolean there = resource.exists();
        Path file = there ? onDisk(resource.getUri()) : missing(project, root);
        Includes includes = new FileChecks(files, root).includes();
        String name = Includes.normal(root);
        List<String> all = there ? includes.below(name) : List.of();
        boolean relative = includes.of(name).isEmpty()
                || includes.of(name).stream().anyMatch(edge -> edge.place().relative());
        for (String each : all) {
            for (Includes.Edge edge : includes.of(each)) {
                String filter = edge.place().filter();
                if (edge.folder() && filter != null && ("." + ending).endsWith(filter.isEmpty() ? ending : filter)) {
                    String path = slashed(edge.place().path());
                    return new Home(file, root, true, folder(project, path), path, true, relative, all);
                }
            }
        }
        List<Includes.Edge> own = includes.of(name).stream().filter(edge -> !edge.folder()).toList();
        String beside = own.isEmpty() ? name : own.getLast().place().path();
        String path = beside.contains("/") ? beside.substring(0, beside.lastIndexOf('/') + 1) : "";
        Path folder = own.isEmpty() && file != null ? file.getParent() : folder(project, path);
        return new Home(file, root, there, folder, path, false, relative, all);
    }

    private static String slashed(String path) {
        return path.isEmpty() || path.endsWith("/") ? path : path + "/";
    }

    private static @Nullable Path onDisk(URI uri) {
        return "file".equals(uri.getScheme()) ? Path.of(uri) : null;
    }

    private static @Nullable Path missing(ProjectSettings project, String root) {
        return project.searchPath().stream().filter(Files::isDirectory).findFirst()
                .map(entry -> entry.resolve(root)).orElse(null);
    }

    /** The folder on disk; the first of the search path that has it. */
    private static @Nullable Path folder(ProjectSettings project, String path) {
        return project.searchPath().stream()
                .filter(Files::isDirectory)
                .map(entry -> entry.resolve(path).normalize())
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String including(Path file, String text, String target, boolean relative) {
        return new IncludeText(file, text).with(target, relative);
    }
}

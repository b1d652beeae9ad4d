package dev.tidemark.application.project;

import java.util.List;

/**
 * A root changelog.
 *
 * @param changelog relative to an entry of the search path, as Liquibase records it
 * @param searchPath folders relative to the project's, with forward slashes; {@code .} for the project's own
 * @param origin what names it; the file itself where nothing does
 * @param exists whether the file is there
 */
public record FoundRoot(String changelog, List<String> searchPath, Origin origin, boolean exists) {
    public FoundRoot {
        searchPath = List.copyOf(searchPath);
    }
}

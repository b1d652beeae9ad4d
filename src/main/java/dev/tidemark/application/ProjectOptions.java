package dev.tidemark.application;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person said about the project besides its file; it wins over the file.
 *
 * @param changelog the root changelog, or null
 * @param searchPath folders and jars, relative to the current folder; empty for none said
 * @param classPath the user's jars; empty for none said
 * @param contexts contexts, empty for all of them, or null for none said
 * @param labels a label expression, or null for none said
 * @param parameters changelog parameters, added to the file's
 * @param model what was said about the entity model
 */
public record ProjectOptions(
        @Nullable String changelog,
        List<Path> searchPath,
        List<Path> classPath,
        @Nullable String contexts,
        @Nullable String labels,
        Map<String, String> parameters,
        Model model) {
    /** Nothing said. */
    public static final ProjectOptions NONE = new ProjectOptions(null, List.of(), List.of(), null, null, Map.of());

    /** Without a word about the entity model. */
    public ProjectOptions(
            @Nullable String changelog,
            List<Path> searchPath,
            List<Path> classPath,
            @Nullable String contexts,
            @Nullable String labels,
            Map<String, String> parameters) {
        this(changelog, searchPath, classPath, contexts, labels, parameters, Model.UNSAID);
    }

    public ProjectOptions {
        searchPath = List.copyOf(searchPath);
        classPath = List.copyOf(classPath);
        parameters = Map.copyOf(parameters);
    }

    /**
     * What a person said about the entity model.
     *
     * @param packages packages with entities; empty for none said
     * @param naming {@code hibernate} or {@code spring}, or null for none said
     */
    public record Model(List<String> packages, @Nullable String naming) {
        /** Nothing said. */
        public static final Model UNSAID = new Model(List.of(), null);

        public Model {
            packages = List.copyOf(packages);
        }
    }
}

package dev.tidemark.application;

import dev.tidemark.application.port.EntityModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a project's entity classes are.
 *
 * @param classPath jars and class folders; empty where nobody named any and no build has put any
 * @param byItself whether it was found without being named
 * @param packages packages with entities; empty for all
 * @param naming {@code hibernate} or {@code spring}; empty to find out
 * @param scratch where its tables are made: a connection's name, {@code target}, or null for the program's own server
 * @param notice what the person has to be told before the classes are loaded; null where they were told already
 */
public record FoundModel(
        List<Path> classPath, boolean byItself, List<String> packages, String naming, @Nullable String scratch,
        @Nullable String notice) {
    public FoundModel {
        classPath = List.copyOf(classPath);
        packages = List.copyOf(packages);
        Objects.requireNonNull(naming);
    }

    /**
     * What to read them with.
     *
     * @param product {@code postgresql} or {@code h2}
     * @param version the server's version
     * @param schema the connection's schema, or null
     */
    public EntityModel.Settings settings(String product, String version, @Nullable String schema) {
        return new EntityModel.Settings(classPath, packages, naming, product, version, schema);
    }
}

package dev.tidemark.application.port;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entity classes, turned into the statements that would make their tables. Runs code of the user's classes as far as that
 * needs it: static initialisers, converters, enums. No connection is opened. Blocking; one call at a time.
 */
public interface EntityModel {
    /**
     * Reads the classes.
     *
     * @throws dev.tidemark.application.outcome.FailedException where there is no class path, no entity, or a mapping that
     *     makes no sense
     */
    Ddl ddl(Settings settings);

    /**
     * Where the classes are and how their names are made.
     *
     * @param classPath jars and class folders of the user
     * @param packages packages with entities; empty for every entity of the folders and of jars that are named by themselves
     * @param naming {@code hibernate} or {@code spring}
     * @param product {@code postgresql} or {@code h2}
     * @param version the server's version, such as {@code 18.1}; the dialect is made for it
     * @param schema the connection's default schema, which an entity may also name; null where unknown
     */
    record Settings(
            List<Path> classPath,
            List<String> packages,
            String naming,
            String product,
            String version,
            @Nullable String schema) {
        public Settings {
            classPath = List.copyOf(classPath);
            packages = List.copyOf(packages);
        }
    }

    /**
     * What makes the model's schema.
     *
     * @param statements in the order in which they run; schemas that entities name are called {@code tidemark_scratch_…} in
     *     them, so that no scratch run ever meets real tables
     * @param schemas the schemas that the entities name, as they name them, each with its name in the statements
     * @param entities the classes that were read, and their tables
     * @param problems what could not be read and what to add to the class path; the rest was read all the same
     */
    record Ddl(List<String> statements, List<ScratchName> schemas, List<Entity> entities, List<Problem> problems) {
        public Ddl {
            statements = List.copyOf(statements);
            schemas = List.copyOf(schemas);
            entities = List.copyOf(entities);
            problems = List.copyOf(problems);
        }
    }

    /**
     * A schema that entities name.
     *
     * @param schema as they name it
     * @param scratch what it is called in the statements
     */
    record ScratchName(String schema, String scratch) {}

    /**
     * An entity class.
     *
     * @param className its full name
     * @param table its table
     */
    record Entity(String className, String table) {}

    /**
     * A class that could not be read.
     *
     * @param className its full name, or the place that was looked at
     * @param message what is wrong with it
     * @param advice what to do
     */
    record Problem(String className, String message, String advice) {}
}

package dev.tidemark.application.port;

import dev.tidemark.domain.changelog.FileNames;
import dev.tidemark.domain.difference.IgnoreRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a project after {@code tidemark.yaml}, environment and options were put together.
 *
 * @param folder the project's folder
 * @param changelog the root changelog relative to a search path entry, or null where only the database is known
 * @param searchPath folders, jars or zips in which files are found, in order; files outside of them are refused
 * @param classPath the user's jars and class folders, for custom changes
 * @param execution what decides which revisions run
 * @param tables the names of Liquibase's own tables
 * @param rules what the team agreed on
 */
public record ProjectSettings(
        Path folder,
        @Nullable String changelog,
        List<Path> searchPath,
        List<Path> classPath,
        Execution execution,
        HistoryTables tables,
        TeamRules rules) {

    public ProjectSettings {
        searchPath = List.copyOf(searchPath);
        classPath = List.copyOf(classPath);
    }

    /** The same with another choice of what runs. */
    public ProjectSettings with(Execution other) {
        return new ProjectSettings(folder, changelog, searchPath, classPath, other, tables, rules);
    }

    /** No files at all: what is known comes from the database's own record. */
    public static ProjectSettings databaseAlone() {
        return new ProjectSettings(
                Path.of("").toAbsolutePath(), null, List.of(), List.of(), Execution.UNCHOSEN, HistoryTables.USUAL,
                TeamRules.NONE);
    }

    /** The same with those names for Liquibase's own tables. */
    public ProjectSettings withTables(HistoryTables other) {
        return new ProjectSettings(folder, changelog, searchPath, classPath, execution, other, rules);
    }

    /** The same with those rules. */
    public ProjectSettings withRules(TeamRules other) {
        return new ProjectSettings(folder, changelog, searchPath, classPath, execution, tables, other);
    }

    /**
     * What decides which revisions run and what they say.
     *
     * @param contexts comma separated; null where nobody chose, empty for all
     * @param labels a label expression; empty for all
     * @param parameters changelog parameters
     */
    public record Execution(@Nullable String contexts, String labels, Map<String, String> parameters) {
        /** Nothing chosen. */
        public static final Execution UNCHOSEN = new Execution(null, "", Map.of());

        public Execution {
            parameters = Map.copyOf(parameters);
        }

        /** The same with other contexts and labels. */
        public Execution choosing(@Nullable String otherContexts, String otherLabels) {
            return new Execution(otherContexts, otherLabels, parameters);
        }
    }

    /**
     * The names of Liquibase's own tables.
     *
     * @param changelogTable usually DATABASECHANGELOG
     * @param lockTable usually DATABASECHANGELOGLOCK
     * @param schema the schema that holds both, or null for the connection's own
     */
    public record HistoryTables(String changelogTable, String lockTable, @Nullable String schema) {
        /** Liquibase's own choice. */
        public static final HistoryTables USUAL = new HistoryTables("DATABASECHANGELOG", "DATABASECHANGELOGLOCK", null);
    }

    /**
     * What the team agreed on in {@code tidemark.yaml}.
     *
     * @param environments patterns in order; the first that matches decides
     * @param connections named connections, without user and password
     * @param baseOnProtected whether a protected database may be taken down to base
     * @param model where the entity classes are
     * @param ignored differences that the team does not want to see
     * @param fileNames how the files of new revisions are called
     */
    public record TeamRules(
            List<EnvironmentPattern> environments,
            Map<String, NamedConnection> connections,
            boolean baseOnProtected,
            ModelSettings model,
            List<IgnoreRule> ignored,
            FileNames fileNames) {
        /** Nothing agreed. */
        public static final TeamRules NONE = new TeamRules(List.of(), Map.of(), false);

        /** Without a word about entity classes. */
        public TeamRules(
                List<EnvironmentPattern> environments, Map<String, NamedConnection> connections,
                boolean baseOnProtected) {
            this(environments, connections, baseOnProtected, ModelSettings.UNSAID);
        }

        /** Without differences to ignore. */
        public TeamRules(
                List<EnvironmentPattern> environments, Map<String, NamedConnection> connections,
                boolean baseOnProtected, ModelSettings model) {
            this(environments, connections, baseOnProtected, model, List.of(), FileNames.USUAL);
        }

        /** The same with those differences ignored. */
        public TeamRules withIgnored(List<IgnoreRule> others) {
            return new TeamRules(environments, connections, baseOnProtected, model, others, fileNames);
        }

        /** The same with that model. */
        public TeamRules withModel(ModelSettings other) {
            return new TeamRules(environments, connections, baseOnProtected, other, ignored, fileNames);
        }

        /** The same with files called like that. */
        public TeamRules withFileNames(FileNames others) {
            return new TeamRules(environments, connections, baseOnProtected, model, ignored, others);
        }

        public TeamRules {
            environments = List.copyOf(environments);
            connections = Map.copyOf(connections);
            ignored = List.copyOf(ignored);
        }
    }

    /**
     * Where the entity classes are, and how their names are made.
     *
     * @param classPath jars and class folders; empty for the project's class path, else the build's output folders
     * @param packages packages with entities; empty for all
     * @param naming {@code hibernate} or {@code spring}; null to find out
     * @param scratch where the model's tables are made: the name of a connection, {@code target} for a transaction on the
     *     compared database that is rolled back, or null for a server of the program's own
     */
    public record ModelSettings(
            List<Path> classPath, List<String> packages, @Nullable String naming, @Nullable String scratch) {
        /** Nothing said. */
        public static final ModelSettings UNSAID = new ModelSettings(List.of(), List.of(), null, null);
        /** {@link #scratch} for the compared database itself. */
        public static final String TARGET = "target";

        public ModelSettings {
            classPath = List.copyOf(classPath);
            packages = List.copyOf(packages);
        }
    }

    /**
     * Marks hosts and databases.
     *
     * @param host a glob over the host's name, {@code *} for any
     * @param database a glob over the database's name, {@code *} for any
     * @param environment development, staging or production
     */
    public record EnvironmentPattern(String host, String database, String environment) {}

    /**
     * A connection that the team shares.
     *
     * @param url without user and password
     * @param environment development, staging or production; null where the patterns decide
     * @param schema the schema, or null
     */
    public record NamedConnection(String url, @Nullable String environment, @Nullable String schema) {}
}

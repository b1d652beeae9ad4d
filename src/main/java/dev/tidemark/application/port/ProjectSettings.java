package dev.tidemark.application.port;

import dev.tidemark.domain.changelog.FileNames;
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
     * @param fileNames how the files of new revisions are called
     */
    public record TeamRules(
            List<EnvironmentPattern> environments, Map<String, NamedConnection> connections, boolean baseOnProtected,
            FileNames fileNames) {
        /** Nothing agreed. */
        public static final TeamRules NONE = new TeamRules(List.of(), Map.of(), false, FileNames.USUAL);

        public TeamRules {
            environments = List.copyOf(environments);
            connections = Map.copyOf(connections);
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

package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.port.ProjectSettings;
import java.io.IOException;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/** A project's files for one engine: search path, class path, and the changelog as it was last parsed. */
final class ProjectFiles implements AutoCloseable {
    private final ProjectSettings project;
    private final FileStates states = new FileStates();
    private final SearchPath path;
    private final UserClassLoader classes;
    private final LiquibaseScope scope;
    private @Nullable ParsedChangelog parsed;

    ProjectFiles(ProjectSettings project) {
        this.project = project;
        this.path = new SearchPath(project.searchPath(), states);
        this.classes = new UserClassLoader(project.classPath(), ProjectFiles.class.getClassLoader());
        this.scope = new LiquibaseScope(path, classes);
    }

    ProjectSettings project() {
        return project;
    }

    LiquibaseScope scope() {
        return scope;
    }

    SearchPath path() {
        return path;
    }

    /** The changelog as it was parsed, or null where a file changed since or nothing was parsed yet. */
    @Nullable
    ParsedChangelog kept() {
        ParsedChangelog last = parsed;
        return last != null && states.unchanged() ? last : null;
    }

    /** What was parsed is not used again. */
    void forget() {
        parsed = null;
    }

    /** Whether something that was read when it was last parsed, well or not, is different now. */
    boolean changed() {
        return !states.unchanged();
    }

    /** Parses it as it would be with another choice; what is kept stays. Inside the scope. */
    ParsedChangelog parse(Database database, ProjectSettings.Execution execution) {
        return new ChangelogReader(project.with(execution), path, classes, scope).read(database);
    }

    /** Parses anew. Inside the scope. */
    ParsedChangelog parse(Database database) {
        parsed = null; // files that cannot be read must not look like those before them
        states.clear();
        ParsedChangelog fresh = new ChangelogReader(project, path, classes, scope).read(database);
        parsed = fresh;
        return fresh;
    }

    @Override
    public void close() {
        try {
            classes.close();
            path.close();
        } catch (IOException e) {
            // Nothing is lost: they were only read.
        }
    }
}

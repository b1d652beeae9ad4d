package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.changelog.Changelog;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.changelog.ChangelogProblem.Severity;
import dev.tidemark.domain.plan.Fingerprint;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RevisionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParser;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.parser.core.xml.XMLChangeLogSAXParser;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

/** Parses a project's changelog for one database. */
final class ChangelogReader {
    private final ProjectSettings project;
    private final ResourceAccessor files;
    private final LiquibaseScope scope;

    ChangelogReader(ProjectSettings project, ResourceAccessor files, LiquibaseScope scope) {
        this.project = project;
        this.files = files;
        this.scope = scope;
    }

    /** Parses it. Must be called inside the scope. */
    ParsedChangelog read(Database database) {
        String root = project.changelog();
        if (root == null) {
            return new ParsedChangelog(new DatabaseChangeLog(""), Changelog.NONE, scope);
        }
        DatabaseChangeLog log = parse(root, database);
        RevisionMapper mapper = new RevisionMapper(project.execution(), database, new LineFinder(files));
        List<Revision> revisions = new ArrayList<>();
        Set<String> contexts = new TreeSet<>();
        for (ChangeSet changeSet : log.getChangeSets()) {
            revisions.add(mapper.map(changeSet, revisions.size()));
            contexts.addAll(mapper.contexts(changeSet));
        }
        List<ChangelogProblem> problems = new ArrayList<>(mapper.problems());
        problems.addAll(duplicates(revisions));
        Changelog changelog = new Changelog(root, revisions, problems, contexts, digest(revisions));
        return new ParsedChangelog(log, changelog, scope);
    }

    private DatabaseChangeLog parse(String root, Database database) {
        try {
            if (!files.get(root).exists()) {
                throw new FailedException(new Failure.BadChangelog(
                        "There is no changelog " + root + " in " + String.join(", ", files.describeLocations()) + ".",
                        "Name the root changelog with --changelog, relative to a search path entry (--search-path).",
                        root,
                        0));
            }
            ChangeLogParser parser = ChangeLogParserFactory.getInstance().getParser(root, files);
            if (parser instanceof XMLChangeLogSAXParser xml) {
                xml.setShouldWarnOnMismatchedXsdVersion(false);
            }
            return parser.parse(root, parameters(database), files);
        } catch (StackOverflowError e) {
            throw new FailedException(
                    new Failure.BadChangelog(
                            "The changelog " + root + " includes itself over and over.",
                            "Find the file that includes one of its own includers.",
                            root,
                            0),
                    e);
        } catch (java.io.IOException | LiquibaseException | RuntimeException e) {
            throw Failures.parse(root, e);
        }
    }

    private ChangeLogParameters parameters(Database database) {
        ChangeLogParameters parameters = new ChangeLogParameters(database);
        parameters.setContexts(contexts(project.execution().contexts()));
        parameters.setLabels(new LabelExpression(project.execution().labels()));
        project.execution().parameters().forEach(parameters::set);
        return parameters;
    }

    static Contexts contexts(@Nullable String chosen) {
        return chosen == null || chosen.isBlank() ? new Contexts() : new Contexts(chosen);
    }

    private static List<ChangelogProblem> duplicates(List<Revision> revisions) {
        Map<RevisionId, Revision> first = new HashMap<>();
        List<ChangelogProblem> found = new ArrayList<>();
        for (Revision revision : revisions) {
            Revision before = first.putIfAbsent(revision.id(), revision);
            if (before != null) {
                found.add(new ChangelogProblem(
                        Severity.ERROR,
                        revision.id() + " is declared twice: at " + before.place() + " and at " + revision.place()
                                + ".",
                        revision.place().file(),
                        revision.place().line()));
            }
        }
        return found;
    }

    private static String digest(List<Revision> revisions) {
        StringBuilder text = new StringBuilder();
        for (Revision revision : revisions) {
            text.append(revision.id()).append('\n').append(revision.checksum()).append(revision.rules());
            text.append(revision.excluded() == null).append('\n');
        }
        return Fingerprint.digest(text.toString());
    }
}

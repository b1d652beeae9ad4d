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
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
import org.jspecify.annotations.Nullable;

/** Parses a project's changelog for one database. */
final class ChangelogReader {
    private static final Pattern READABLE = Pattern.compile("(?i)\\.(xml|ya?ml|json|sql)$");

    private final ProjectSettings project;
    private final SearchPath files;
    private final UserClassLoader classes;
    private final LiquibaseScope scope;

    ChangelogReader(ProjectSettings project, SearchPath files, UserClassLoader classes, LiquibaseScope scope) {
        this.project = project;
        this.files = files;
        this.classes = classes;
        this.scope = scope;
    }

    /** Parses it. Must be called inside the scope. */
    ParsedChangelog read(Database database) {
        String root = project.changelog();
        if (root == null) {
            return new ParsedChangelog(new DatabaseChangeLog(""), List.of(), Changelog.NONE, scope);
        }
        FileChecks checks = new FileChecks(files, root);
        DatabaseChangeLog log = parse(root, database, checks);
        for (ChangeSet changeSet : log.getChangeSets()) {
            refuseNameless(changeSet);
            if ("raw".equals(changeSet.getId())) {
                checks.wholeFile(changeSet.getFilePath());
            }
        }
        RevisionMapper mapper = new RevisionMapper(project.execution(), database, new LineFinder(files));
        List<Revision> mapped = new ArrayList<>();
        Set<String> contexts = new TreeSet<>();
        for (ChangeSet changeSet : log.getChangeSets()) {
            mapped.add(mapper.map(changeSet, mapped.size()));
            contexts.addAll(mapper.contexts(changeSet));
        }
        List<ChangeSet> kept = new ArrayList<>();
        List<Revision> revisions = kept(log.getChangeSets(), mapped, kept);
        List<Revision> all = withThoseOfOtherProducts(revisions, log, database);
        List<ChangelogProblem> problems = new ArrayList<>(checks.problems());
        problems.addAll(mapper.problems());
        if (all.isEmpty()) {
            problems.add(checks.nothing());
        }
        problems.addAll(duplicates(revisions, checks.includes(), Includes.normal(root)));
        Changelog changelog = new Changelog(root, all, problems, contexts, digest(revisions));
        return new ParsedChangelog(log, kept, changelog, scope);
    }

    /**
     * Leaves out what is excluded here and declared once more with the same identity: one for each product, context or label
     * is usual, and Liquibase looks for doubles only among those that would run.
     */
    private static List<Revision> kept(List<ChangeSet> changeSets, List<Revision> mapped, List<ChangeSet> kept) {
        Set<RevisionId> running = new HashSet<>();
        mapped.stream().filter(r -> r.excluded() == null).forEach(r -> running.add(r.id()));
        Set<RevisionId> excluded = new HashSet<>();
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < mapped.size(); i++) {
            Revision revision = mapped.get(i);
            boolean needless = revision.excluded() != null
                    && (running.contains(revision.id()) || !excluded.add(revision.id()));
            if (!needless) {
                revisions.add(revision);
                kept.add(changeSets.get(i));
            }
        }
        return revisions;
    }

    /**
     * Liquibase leaves out while parsing what is meant for other products, and keeps no more of it than its identity; a
     * person still wants to see it, at its place. The same identity may be declared once for each product.
     */
    private List<Revision> withThoseOfOtherProducts(List<Revision> revisions, DatabaseChangeLog log,
            Database database) {
        Set<RevisionId> known = new HashSet<>();
        revisions.forEach(revision -> known.add(revision.id()));
        LineFinder lines = new LineFinder(files);
        List<Revision> all = new ArrayList<>(revisions);
        for (ChangeSet changeSet : log.getSkippedChangeSets()) {
            Revision revision = RevisionMapper.ofAnotherProduct(changeSet, database, lines);
            if (known.add(revision.id())) {
                all.add(placeOf(revision, all), revision);
            }
        }
        for (int i = 0; i < all.size(); i++) {
            all.set(i, all.get(i).at(i));
        }
        return all;
    }

    /** Behind the last one that stands above it in its file; where the file has none, at the end. */
    private static int placeOf(Revision revision, List<Revision> all) {
        int place = all.size();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).place().file().equals(revision.place().file())) {
                if (all.get(i).place().line() <= revision.place().line()) {
                    return i + 1;
                }
                place = i;
            }
        }
        return place;
    }

    private DatabaseChangeLog parse(String root, Database database, FileChecks checks) {
        for (;;) {
            files.checked(checks);
            try {
                return parse(root, database);
            } catch (StackOverflowError | IOException | LiquibaseException | RuntimeException e) {
                if (!classStoodIn(e, checks)) {
                    throw checks.explain(e);
                }
            } finally {
                files.checked(null);
            }
        }
    }

    private DatabaseChangeLog parse(String root, Database database) throws IOException, LiquibaseException {
        refuseWhereAbsent(root);
        ChangeLogParser parser = ChangeLogParserFactory.getInstance().getParser(root, files);
        if (parser instanceof XMLChangeLogSAXParser xml) {
            xml.setShouldWarnOnMismatchedXsdVersion(false);
        }
        return parser.parse(root, parameters(database), files);
    }

    private void refuseWhereAbsent(String root) throws IOException {
        if (!READABLE.matcher(root).find()) {
            throw new FailedException(new Failure.BadChangelog(
                    "The root changelog " + root + " is no file that ends in .xml, .yaml, .yml, .json or .sql.",
                    "Name a changelog; it is read as its ending says.", root, 0));
        }
        if (!files.get(root).exists()) {
            throw new FailedException(new Failure.BadChangelog(
                    "There is no changelog " + root + " in " + String.join(", ", files.describeLocations()) + ".",
                    "Name the root changelog relative to an entry of the search path.",
                    root,
                    0));
        }
    }

    /** A class of the project that is not at hand stops one revision, not the reading of all. */
    private boolean classStoodIn(Throwable error, FileChecks checks) {
        ClassNotFoundException missing = Failures.cause(error, ClassNotFoundException.class);
        String name = missing == null ? null : missing.getMessage();
        if (name == null || !checks.classes().contains(name) || !classes.standIn(name)) {
            return false;
        }
        // All at once: to find them one by one would take as many readings of all files.
        checks.classes().stream().filter(other -> !known(other)).forEach(classes::standIn);
        return true;
    }

    private boolean known(String name) {
        try {
            Class.forName(name, false, classes);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return !(e instanceof ClassNotFoundException);
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

    private static List<ChangelogProblem> duplicates(List<Revision> revisions, Includes includes, String root) {
        Map<RevisionId, Revision> first = new HashMap<>();
        List<ChangelogProblem> found = new ArrayList<>();
        for (Revision revision : revisions) {
            Revision before = first.putIfAbsent(revision.id(), revision);
            if (before != null) {
                boolean same = before.place().file().equals(revision.place().file()) && revision.place().line() == 0;
                found.add(new ChangelogProblem(
                        Severity.ERROR,
                        revision.id() + " is declared twice: at " + before.place()
                                + (same
                                        ? ", in a file that is included twice" + places(revision, includes, root)
                                        : " and at " + revision.place())
                                + ".",
                        revision.place().file(),
                        same ? before.place().line() : revision.place().line()));
            }
        }
        return found;
    }

    private static String places(Revision revision, Includes includes, String root) {
        includes.below(root);
        List<String> places = includes.placesOf(Includes.normal(revision.place().file()));
        return places.isEmpty() ? "" : ", at " + String.join(" and at ", places);
    }

    private static void refuseNameless(ChangeSet changeSet) {
        if (changeSet.getId() == null || changeSet.getAuthor() == null) {
            throw new FailedException(new Failure.BadChangelog(
                    "A changeset of " + changeSet.getFilePath() + " has no id or no author.",
                    "Give it both; path, id and author together are how the database remembers it.",
                    changeSet.getFilePath(),
                    0));
        }
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

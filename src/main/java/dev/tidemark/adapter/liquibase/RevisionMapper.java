package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.changelog.ChangelogProblem.Severity;
import dev.tidemark.domain.revision.Checksum;
import dev.tidemark.domain.revision.Facts;
import dev.tidemark.domain.revision.Reversibility;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.revision.RunRules;
import dev.tidemark.domain.revision.SourcePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import liquibase.ChecksumVersion;
import liquibase.ContextExpression;
import liquibase.LabelExpression;
import liquibase.change.Change;
import liquibase.change.core.LoadUpdateDataChange;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.IgnoreChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.database.Database;
import liquibase.sqlgenerator.core.MarkChangeSetRanGenerator;
import org.jspecify.annotations.Nullable;

/** Makes revisions of Liquibase's changesets. */
final class RevisionMapper {
    private static final Pattern BETWEEN_NAMES = Pattern.compile("(?i)\\b(and|or)\\b|[!(),]|\\s");

    private final ProjectSettings.Execution execution;
    private final Database database;
    private final LineFinder lines;
    private final ContextChangeSetFilter contextFilter;
    private final LabelChangeSetFilter labelFilter;
    private final DbmsChangeSetFilter dbmsFilter;
    private final IgnoreChangeSetFilter ignoreFilter = new IgnoreChangeSetFilter();
    private final List<ChangelogProblem> problems = new ArrayList<>();

    RevisionMapper(ProjectSettings.Execution execution, Database database, LineFinder lines) {
        this.execution = execution;
        this.database = database;
        this.lines = lines;
        this.contextFilter = new ContextChangeSetFilter(ChangelogReader.contexts(execution.contexts()));
        this.labelFilter = new LabelChangeSetFilter(new LabelExpression(execution.labels()));
        this.dbmsFilter = new DbmsChangeSetFilter(database);
    }

    Revision map(ChangeSet changeSet, int position) {
        RevisionId id = ChangeSets.id(changeSet);
        String file = file(changeSet);
        SourcePlace place = new SourcePlace(file, lines.line(file, id.id(), id.author()));
        missingClasses(changeSet, place);
        String excluded = excluded(changeSet); // before the checksum: it leaves out what modifies the SQL of others
        return new Revision(
                id,
                position,
                checksum(changeSet, place),
                facts(changeSet),
                new RunRules(
                        changeSet.isRunOnChange(),
                        changeSet.isAlwaysRun(),
                        changeSet.isRunInTransaction(),
                        !Boolean.FALSE.equals(changeSet.getFailOnError())),
                reversibility(changeSet),
                excluded,
                MarkChangeSetRanGenerator.getTagFromChangeset(changeSet),
                changeSet.getPreconditions() != null
                        && !changeSet.getPreconditions().getNestedPreconditions().isEmpty(),
                place);
    }

    /** What is known of a changeset that Liquibase passed over while parsing, because it is meant for other products. */
    static Revision ofAnotherProduct(ChangeSet changeSet, Database database, LineFinder lines) {
        RevisionId id = ChangeSets.id(changeSet);
        String products = String.join(", ", new TreeSet<>(changeSet.getDbmsSet()));
        String why = "it is for " + products + ", this is " + database.getShortName();
        String file = file(changeSet);
        return new Revision(
                id,
                0,
                new Checksum("unknown"),
                new Facts("", "", "", "", products, List.of()),
                RunRules.USUAL,
                Reversibility.impossible(why),
                "Excluded here: " + why + ".",
                null,
                false,
                new SourcePlace(file, lines.line(file, id.id(), id.author())));
    }

    private static String file(ChangeSet changeSet) {
        return changeSet.getChangeLog() == null || changeSet.getChangeLog().getPhysicalFilePath() == null
                ? changeSet.getFilePath()
                : changeSet.getChangeLog().getPhysicalFilePath();
    }

    List<ChangelogProblem> problems() {
        return problems;
    }

    Set<String> contexts(ChangeSet changeSet) {
        Set<String> names = new TreeSet<>();
        add(names, changeSet.getContextFilter());
        for (ContextExpression expression : changeSet.getInheritableContextFilter()) {
            add(names, expression);
        }
        return names;
    }

    private static void add(Set<String> names, @Nullable ContextExpression expression) {
        if (expression == null) {
            return;
        }
        for (String context : expression.getContexts()) {
            for (String word : BETWEEN_NAMES.split(context, -1)) {
                if (!word.isBlank() && !word.equalsIgnoreCase("not")) {
                    names.add(word.strip());
                }
            }
        }
    }

    private Checksum checksum(ChangeSet changeSet, SourcePlace place) {
        try {
            return new Checksum(changeSet.generateCheckSum(ChecksumVersion.latest()).toString());
        } catch (RuntimeException e) {
            String unready = ChangeSets.unready(changeSet, e);
            problems.add(new ChangelogProblem(
                    unready == null ? Severity.ERROR : Severity.WARNING,
                    ChangeSets.id(changeSet) + (unready == null
                            ? " cannot be read whole: " + Failures.innermost(e)
                            : " " + unready + "; it is listed and cannot run."),
                    place.file(),
                    place.line()));
            return new Checksum("unknown");
        }
    }

    private void missingClasses(ChangeSet changeSet, SourcePlace place) {
        for (String name : ChangeSets.missingClasses(changeSet)) {
            problems.add(new ChangelogProblem(
                    Severity.WARNING,
                    ChangeSets.id(changeSet) + " uses the class " + name
                            + ", which is not on the class path; it is listed and cannot run. " + ChangeSets.ADD_JAR,
                    place.file(),
                    place.line()));
        }
    }

    private static Facts facts(ChangeSet changeSet) {
        String comments = changeSet.getComments() == null ? "" : changeSet.getComments();
        String dbms = changeSet.getDbmsSet() == null ? "" : String.join(", ", new TreeSet<>(changeSet.getDbmsSet()));
        return new Facts(
                changeSet.getDescription(),
                comments,
                changeSet.buildFullContext() == null ? "" : changeSet.buildFullContext(),
                changeSet.buildFullLabels() == null ? "" : changeSet.buildFullLabels(),
                dbms,
                changeSet.getChanges().stream().map(Change::getSerializedObjectName).toList());
    }

    /** Asks every filter: each takes away the modifySql that are not meant for this database, these contexts and labels. */
    private @Nullable String excluded(ChangeSet changeSet) {
        boolean ofProduct = dbmsFilter.accepts(changeSet).isAccepted();
        boolean ofContexts = contextFilter.accepts(changeSet).isAccepted();
        boolean ofLabels = labelFilter.accepts(changeSet).isAccepted();
        if (!ignoreFilter.accepts(changeSet).isAccepted()) {
            return "Excluded: the files say ignore.";
        }
        if (!ofContexts) {
            return "Excluded here: its context is '" + changeSet.buildFullContext() + "', chosen are '"
                    + execution.contexts()
                    + "'.";
        }
        if (!ofLabels) {
            return "Excluded here: its labels are '" + changeSet.buildFullLabels() + "', chosen are '"
                    + execution.labels()
                    + "'.";
        }
        if (!ofProduct) {
            return "Excluded here: it is for " + String.join(", ", new TreeSet<>(changeSet.getDbmsSet())) + ", this is "
                    + database.getShortName() + ".";
        }
        return null;
    }

    private Reversibility reversibility(ChangeSet changeSet) {
        if (changeSet.hasCustomRollbackChanges()) {
            return Reversibility.WRITTEN;
        }
        for (Change change : changeSet.getChanges().reversed()) {
            boolean raw = change instanceof RawSQLChange
                    && changeSet.getFilePath().toLowerCase(java.util.Locale.ROOT).endsWith(".sql");
            if (change instanceof LoadUpdateDataChange) {
                return Reversibility
                        .impossible("loadUpdateData would be undone by deleting its rows, those that were there"
                                + " before too, and no rollback is written");
            }
            if (raw || !supports(change)) {
                return Reversibility.impossible(
                        change.getSerializedObjectName() + " has no inverse, and no rollback is written");
            }
        }
        return Reversibility.AUTOMATIC;
    }

    private boolean supports(Change change) {
        try {
            return change.supportsRollback(database);
        } catch (RuntimeException e) {
            return false;
        }
    }
}

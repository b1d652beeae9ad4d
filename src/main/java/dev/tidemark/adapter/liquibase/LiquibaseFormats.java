package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.RevisionFormat;
import dev.tidemark.domain.draft.DraftedRevision;
import dev.tidemark.domain.draft.PlannedChange;
import dev.tidemark.domain.draft.SchemaChange;
import dev.tidemark.domain.draft.SqlNames;
import dev.tidemark.domain.plan.Statement;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import liquibase.ContextExpression;
import liquibase.Labels;
import liquibase.change.Change;
import liquibase.change.core.EmptyChange;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.OfflineConnection;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParser;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.sdk.resource.MockResourceAccessor;
import liquibase.serializer.ChangeLogSerializerFactory;

/** Writes changelog files in Liquibase's four formats, and reads each back before it is given away. */
public final class LiquibaseFormats implements RevisionFormat {
    private static final String PATH = "revision.";
    private static final Pattern USUAL_QUOTING =
            Pattern.compile("(<changeSet [^>]*?) objectQuotingStrategy=\"LEGACY\"");
    /** The schema wants it the other way round than the serializer has it. */
    private static final Pattern COMMENT_FIRST =
            Pattern.compile("(?s)(<comment>[^<]*</comment>\\s*)(<preConditions.*?</preConditions>\\s*)");
    private static final String PLACE = "-- Write here: ";

    @Override
    public String text(String ending, String product, List<DraftedRevision> revisions) {
        ClassLoader classes = LiquibaseFormats.class.getClassLoader();
        LiquibaseScope scope = new LiquibaseScope(new MockResourceAccessor(Map.of()), classes);
        List<ChangeSet> wanted = scope.call(() -> changeSets(revisions, product, ending));
        String text = ending.equals("sql")
                ? FormattedSql.of(revisions)
                : scope.call(() -> serialized(wanted, ending));
        readBack(text, ending, product, revisions, wanted);
        return text;
    }

    private static String serialized(List<ChangeSet> changeSets, String ending) throws java.io.IOException {
        if (!ending.equals("xml")) {
            return TreeText.of(changeSets, ending);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ChangeLogSerializerFactory.getInstance().getSerializer(ending).write(changeSets, out);
        String text = out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n").stripTrailing() + "\n";
        text = USUAL_QUOTING.matcher(text).replaceAll("$1");
        text = COMMENT_FIRST.matcher(text).replaceAll("$2$1");
        return text.replace(" splitStatements=\"true\"", "").replace(" stripComments=\"false\"", "");
    }

    private static List<ChangeSet> changeSets(List<DraftedRevision> revisions, String product, String ending) {
        DatabaseChangeLog log = new DatabaseChangeLog(PATH + ending);
        ChangeObjects objects = new ChangeObjects(new SqlNames(product));
        List<ChangeSet> made = new ArrayList<>();
        for (DraftedRevision revision : revisions) {
            DraftedRevision.Header header = revision.header();
            ChangeSet changeSet = new ChangeSet(
                    header.id(), header.author(), false, false, PATH + ending,
                    header.contexts().isBlank() ? null : header.contexts(), null, log);
            if (!header.labels().isBlank()) {
                changeSet.setLabels(new Labels(header.labels()));
            }
            if (!header.comment().isBlank()) {
                changeSet.setComments(header.comment());
            }
            if (revision.unwritten()) {
                changeSet.setPreconditions(UnwrittenGate.precondition());
            }
            boolean sql = ending.equals("sql");
            revision.changes().forEach(change -> up(change, objects, sql).forEach(changeSet::addChange));
            if (revision.reversible()) {
                rollback(revision, objects, sql).forEach(changeSet::addRollbackChange);
            }
            made.add(changeSet);
        }
        return made;
    }

    /** What has no rollback must not have one that Liquibase makes up: then everything is SQL. */
    private static List<Change> up(PlannedChange change, ChangeObjects objects, boolean sql) {
        if (change.up() instanceof SchemaChange.Marked marked) {
            StringBuilder words = new StringBuilder(PLACE).append(marked.what());
            marked.hints().forEach(hint -> hint.lines().forEach(line -> words.append("\n--     ").append(line)));
            if (change.down() instanceof SchemaChange.Marked) {
                words.append("\n-- There is no rollback yet; it has to be written too.");
            }
            RawSQLChange place = new RawSQLChange(words.toString());
            place.setSplitStatements(false);
            place.setStripComments(false);
            return List.of(place);
        }
        boolean raw = sql || change.down() instanceof SchemaChange.Marked;
        List<Change> said = raw ? List.of() : objects.of(change.up());
        return said.isEmpty() ? raw(change.upSql()) : said;
    }

    private static List<Change> rollback(DraftedRevision revision, ChangeObjects objects, boolean sql) {
        List<Change> found = new ArrayList<>();
        for (PlannedChange change : revision.changes().reversed()) {
            SchemaChange down = change.down();
            List<Change> said = sql || down == null ? List.of() : objects.of(down);
            found.addAll(said.isEmpty() ? raw(change.downSql()) : said);
        }
        return found.isEmpty() ? List.of(new EmptyChange()) : found;
    }

    private static List<Change> raw(List<String> statements) {
        List<Change> changes = new ArrayList<>();
        for (String sql : statements) {
            RawSQLChange change = new RawSQLChange(sql);
            if (sql.contains(";")) {
                change.setSplitStatements(false);
            }
            if (sql.contains("--") || sql.contains("/*")) {
                change.setStripComments(false);
            }
            changes.add(change);
        }
        return changes;
    }

    /** What Liquibase reads in the text is what it was written from. */
    private static void readBack(
            String text, String ending, String product, List<DraftedRevision> revisions, List<ChangeSet> wanted) {
        String path = PATH + ending;
        MockResourceAccessor files = new MockResourceAccessor(Map.of(path, text));
        LiquibaseScope scope = new LiquibaseScope(files, LiquibaseFormats.class.getClassLoader());
        String difference = scope.call(() -> {
            Database database = Session.named(Session.fresh(product), ProjectSettings.databaseAlone());
            database.setConnection(new OfflineConnection("offline:" + product + "?outputLiquibaseSql=none", files));
            scope.about(database);
            ChangeLogParser parser = ChangeLogParserFactory.getInstance().getParser(path, files);
            List<ChangeSet> read = parser.parse(path, new ChangeLogParameters(database), files).getChangeSets();
            return difference(read, wanted, revisions, new StatementWriter(database, new HistoryRows(database)));
        });
        if (!difference.isEmpty()) {
            throw new FailedException(new Failure.Refused(
                    "This revision cannot be written as " + ending + ": read back, " + difference + ".",
                    "Choose another format."));
        }
    }

    private static String difference(
            List<ChangeSet> read, List<ChangeSet> wanted, List<DraftedRevision> revisions, StatementWriter writer)
            throws LiquibaseException {
        if (read.size() != wanted.size()) {
            return "there are " + read.size() + " changesets in the place of " + wanted.size();
        }
        for (int i = 0; i < read.size(); i++) {
            ChangeSet is = read.get(i);
            ChangeSet was = wanted.get(i);
            DraftedRevision revision = revisions.get(i);
            String which = " of " + revision.header().id() + " is another";
            if (!is.getId().equals(was.getId()) || !is.getAuthor().equals(was.getAuthor())) {
                return "its identity is " + is.getAuthor() + ":" + is.getId();
            }
            if (!Objects.equals(contexts(is), contexts(was))
                    || !labels(is).equals(labels(was))) {
                return "the contexts or labels" + which;
            }
            List<String> down = was.hasCustomRollbackChanges() ? texts(writer.down(was)) : List.of();
            List<String> isDown = is.hasCustomRollbackChanges() ? texts(writer.down(is)) : List.of();
            if (!texts(writer.up(is)).equals(texts(writer.up(was)))) {
                return "the SQL" + which;
            }
            if (is.hasCustomRollbackChanges() != revision.reversible() || !isDown.equals(down)) {
                return "the rollback" + which;
            }
        }
        return "";
    }

    private static String labels(ChangeSet changeSet) {
        return changeSet.getLabels() == null ? "" : changeSet.getLabels().toString();
    }

    private static String contexts(ChangeSet changeSet) {
        ContextExpression filter = changeSet.getContextFilter();
        return filter == null || filter.isEmpty() ? "" : filter.toString();
    }

    /** Statements as they are sent, without what only a person reads. */
    private static List<String> texts(List<Statement> statements) {
        return statements.stream()
                .map(Statement::sql)
                .filter(sql -> sql.lines().anyMatch(l -> !l.isBlank() && !l.strip().startsWith("--")))
                .map(sql -> sql.lines().map(String::stripTrailing).toList())
                .map(lines -> String.join("\n", lines).strip())
                .toList();
    }
}

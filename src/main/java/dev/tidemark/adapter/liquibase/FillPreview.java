package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Fill;
import dev.tidemark.domain.plan.FillTexts;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.revision.FillDirective;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.sql.SplitUpdate;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import dev.tidemark.domain.sql.Unsplittable;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import liquibase.change.Change;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/** Turns the statement of a revision that asks for it into a fill in batches, or says why that cannot be. */
final class FillPreview {
    private final Database database;
    private final @Nullable FillReader reader;
    private final DeploymentRecord record;
    private final boolean transactional;

    /**
     * For a database.
     *
     * @param reader what asks it, or null where there is no connection
     * @param record what it has recorded
     */
    FillPreview(Database database, @Nullable FillReader reader, DeploymentRecord record, boolean transactional) {
        this.database = database;
        this.reader = reader;
        this.record = record;
        this.transactional = transactional;
    }

    /** What a person has to know about a revision that is to be filled in batches. */
    interface Findings {
        /** It cannot be run so. */
        void block(String message, String advice);

        /** It is worth a note. */
        void note(String words);
    }

    /** What a changeset's comment, or a comment in its SQL, asks for; null for nothing. */
    static @Nullable FillDirective directive(ChangeSet changeSet) {
        FillDirective said = changeSet.getComments() == null ? null : FillDirective.in(changeSet.getComments());
        return said != null ? said : inSql(changeSet.getChanges());
    }

    private static @Nullable FillDirective inSql(List<Change> changes) {
        for (Change change : changes) {
            String sql = change instanceof RawSQLChange raw ? raw.getSql() : null;
            if (sql != null && sql.contains("tidemark:")) {
                String comments = SqlLexer.tokens(sql).stream()
                        .filter(t -> t.kind() == SqlToken.Kind.COMMENT)
                        .map(SqlToken::text)
                        .collect(Collectors.joining("\n"));
                return FillDirective.in(comments);
            }
        }
        return null;
    }

    /** The fill, or null where none is asked for or it is not possible. */
    @Nullable
    Fill of(ChangeSet changeSet, List<Statement> whole, Findings findings) throws SQLException {
        FillDirective directive = directive(changeSet);
        if (directive == null || whole.isEmpty()) {
            return null;
        }
        RevisionId id = ChangeSets.id(changeSet);
        String name = "The batched fill of " + id;
        String structure = structure(changeSet, directive, whole);
        if (!structure.isEmpty()) {
            findings.block(name + " " + structure + ".", "Mend the changeset, or take tidemark:batch out.");
            return null;
        }
        try {
            SplitUpdate update = SplitUpdate.of(whole.getFirst().sql());
            return fill(id, directive, update, whole.getFirst(), findings);
        } catch (Unsplittable e) {
            findings.block(name + " cannot be cut into batches: its statement " + e.getMessage() + ".",
                    "Write it as UPDATE table SET ... WHERE ..., or take tidemark:batch out.");
            return null;
        }
    }

    private static String structure(ChangeSet changeSet, FillDirective directive, List<Statement> whole) {
        if (!directive.fault().isEmpty()) {
            return directive.fault();
        }
        if (whole.size() > 1) {
            return "has to be alone in its changeset, which has " + whole.size()
                    + " statements; put the others into changesets of their own, before and after it";
        }
        if (whole.getFirst().nature() != Statement.Nature.FIXED || !whole.getFirst().rows().isEmpty()) {
            return "needs a statement that is known before it runs and has no bound values";
        }
        if (!changeSet.isRunInTransaction()) {
            return "commits each batch by itself, which runInTransaction=false would not allow";
        }
        return Boolean.FALSE.equals(changeSet.getFailOnError())
                ? "cannot be passed over where it fails; take failOnError=false out"
                : "";
    }

    private @Nullable Fill fill(
            RevisionId id, FillDirective directive, SplitUpdate update, Statement whole, Findings findings)
            throws SQLException {
        String said = directive.table();
        if (!said.isEmpty() && !last(said).equals(last(update.table()))) {
            findings.block("The batched fill of " + id + " names the table " + said + ", and its statement fills "
                    + update.table() + ".", "Name the same table in both.");
            return null;
        }
        String key = directive.key().isEmpty() ? primaryKey(id, update.table(), findings) : directive.key();
        if (key == null) {
            return null;
        }
        if (update.sets().contains(SplitUpdate.plain(key))) {
            findings.block("The batched fill of " + id + " changes its own key, " + key + ".",
                    "Name another column with key=, or take tidemark:batch out.");
            return null;
        }
        Fill.Position begun = position(id, whole, key, findings);
        notes(id, update, key, findings);
        Fill.Range range = new Fill.Range(update.table(), key, directive.size());
        return new FillTexts(update, range, transactional).fill(
                id.toString(), table(database.getDatabaseChangeLogTableName()), whole, begun);
    }

    private static String last(String name) {
        return SplitUpdate.plain(name.substring(name.lastIndexOf('.') + 1));
    }

    private @Nullable String primaryKey(RevisionId id, String table, Findings findings) throws SQLException {
        List<String> columns = reader == null ? List.of() : reader.primaryKey(table);
        if (columns.size() == 1) {
            return columns.getFirst();
        }
        String why = columns.isEmpty()
                ? "no primary key of " + table + " is known here now"
                : "the primary key of " + table + " has " + columns.size() + " columns";
        findings.block("The batched fill of " + id + " names no key, and " + why + ".",
                "Name a column that every row has and that is its own in each: tidemark:batch key=COLUMN.");
        return null;
    }

    private void notes(RevisionId id, SplitUpdate update, String key, Findings findings) throws SQLException {
        if (update.readsItself()) {
            findings.note("The batched fill of " + id + " reads " + update.table()
                    + " itself: its later batches see what the earlier ones wrote.");
        }
        if (update.asksTheTime()) {
            findings.note("The batched fill of " + id + " asks for the time, and each batch has its own.");
        }
        if (reader != null && reader.lacksIndex(update.table(), key)) {
            findings.note("The batched fill of " + id + ": no index of " + update.table() + " begins with " + key
                    + ", so each batch reads the whole table.");
        }
    }

    /** How far it is, and whether it may go on from there. */
    private Fill.Position position(RevisionId id, Statement whole, String key, Findings findings) throws SQLException {
        String name = FillTexts.positionTable(id.toString());
        if (reader == null) {
            return Fill.Position.none(table(name));
        }
        FillReader.Found found = reader.position(name);
        Fill.Position position = found.position();
        if (!position.begun()) {
            return position;
        }
        String stopped = "The batched fill of " + id + " stopped after " + position.rows() + " rows, and since then ";
        String anew = "drop the table " + position.table() + ": then it begins again with the first row.";
        if (!found.statement().equals(FillTexts.digest(whole.sql(), key))) {
            findings.block(stopped + "its statement or its key was changed, so that it cannot go on there.",
                    "Write it as it was and let it finish, or " + anew);
        } else if (!same(found)) {
            findings.block(stopped + "revisions that were recorded before it were undone or run again, so that what it"
                    + " filled may be gone.",
                    "Look at the table; if it is to be filled anew, " + anew);
        }
        return position;
    }

    /** Whether everything that was recorded when it began is still recorded, and was not recorded anew. */
    private boolean same(FillReader.Found found) {
        List<AppliedRevision> then = record.rows().stream().filter(r -> r.order() <= found.historyOrder()).toList();
        LocalDateTime latest = then.stream()
                .map(AppliedRevision::executedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return then.size() == found.historyRows() && Objects.equals(latest, found.historyTime());
    }

    private String table(String name) {
        return database.escapeTableName(database.getLiquibaseCatalogName(), database.getLiquibaseSchemaName(), name);
    }

    /** Where a fill's findings become a plan's. */
    static Findings into(List<Blocker> blockers, List<String> notes, String place) {
        return new Findings() {
            @Override
            public void block(String message, String advice) {
                blockers.add(new Blocker(Blocker.Reason.CHANGELOG, message + place, advice));
            }

            @Override
            public void note(String words) {
                notes.add(words);
            }
        };
    }
}

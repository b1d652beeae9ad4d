package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.revision.RevisionId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;

/**
 * Texts that were made from files, kept as long as the parsed files and the connection are: a plan is made once to be read and
 * once more before it runs, and its texts follow from the files alone. What may depend on the database is never kept.
 */
final class KeptTexts {
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    /** What was made over one connection. */
    private record Kept(Database about, Map<RevisionId, List<Statement>> up, Map<Row, List<Statement>> rows) {}

    /** What a row's statement follows from, besides the changeset itself. */
    private record Row(RevisionId revision, String storedPath, ExecType type, int order) {}

    private Kept about(Database database) {
        return kept.updateAndGet(before -> before != null && before.about() == database
                ? before
                : new Kept(database, new ConcurrentHashMap<>(), new ConcurrentHashMap<>()));
    }

    /** What applying sends. */
    List<Statement> up(StatementWriter writer, RevisionId id, ChangeSet changeSet) throws LiquibaseException {
        boolean fixed = changeSet.getSqlVisitors().isEmpty()
                && changeSet.getChanges().stream().allMatch(change -> change.getClass() == RawSQLChange.class);
        if (!fixed) {
            return writer.up(changeSet);
        }
        Map<RevisionId, List<Statement>> known = about(writer.database()).up();
        List<Statement> found = known.get(id);
        if (found == null) {
            found = List.copyOf(writer.up(changeSet));
            known.put(id, found);
        }
        return found;
    }

    /** The row's statement after applying or stamping. */
    List<Statement> recorded(StatementWriter writer, RevisionId id, ChangeSet changeSet, ExecType type, int order) {
        Row row = new Row(id, String.valueOf(changeSet.getStoredFilePath()), type, order);
        return about(writer.database()).rows()
                .computeIfAbsent(row, missing -> List.copyOf(writer.recorded(changeSet, type, order)));
    }
}

package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.revision.RevisionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import liquibase.ContextExpression;
import liquibase.Labels;
import liquibase.Scope;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.ChangeSet.RunStatus;
import liquibase.changelog.RanChangeSet;
import liquibase.changelog.StandardChangeLogHistoryService;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.executor.ExecutorService;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.MarkChangeSetRanStatement;
import liquibase.statement.core.RemoveChangeSetRanStatusStatement;

/**
 * Liquibase's view of the history table, given to it by us: it reads nothing, creates nothing, extends no old table,
 * raises no recorded checksum, and numbers rows as we say. The rows that it writes are Liquibase's own.
 */
final class HistoryRows extends StandardChangeLogHistoryService {
    /**
     * Liquibase's own for work without a connection has 500, and leaves a file databasechangelog.csv in the current folder when
     * a changelog that includes SQL is read.
     */
    private static final int ABOVE_OFFLINE = 501;

    private final List<RanChangeSet> ran = new ArrayList<>();
    /** What has to be done before somebody may look at {@link #ran}, which hardly anybody does. */
    private final List<Runnable> later = new ArrayList<>();
    private final Set<RevisionId> known = new HashSet<>();
    private int last;

    @SuppressWarnings("this-escape") // the superclass keeps the database in a setter
    HistoryRows(Database database) {
        setDatabase(database);
    }

    @Override
    public int getPriority() {
        return ABOVE_OFFLINE;
    }

    @Override
    public boolean supports(Database database) {
        return database.equals(getDatabase());
    }

    /** What is recorded, as it was read, and the number before the next row's. */
    void begin(List<AppliedRevision> rows, int lastOrder) {
        ran.clear();
        later.clear();
        known.clear();
        for (AppliedRevision row : rows) {
            known.add(row.id());
            later.add(() -> ran.add(ranChangeSet(row)));
        }
        last = lastOrder;
    }

    private static RanChangeSet ranChangeSet(AppliedRevision row) {
        CheckSum sum = row.checksum() == null ? null : CheckSum.parse(row.checksum().value());
        ExecType type;
        try {
            type = ExecType.valueOf(row.type().name());
        } catch (IllegalArgumentException e) {
            type = ExecType.EXECUTED;
        }
        RanChangeSet changeSet = new RanChangeSet(
                row.id().path(),
                row.id().id(),
                row.id().author(),
                sum,
                null,
                row.tag(),
                type,
                row.description(),
                row.comments(),
                new ContextExpression(row.contexts()),
                new Labels(row.labels()),
                row.deploymentId(),
                row.storedPath());
        changeSet.setOrderExecuted(row.order());
        return changeSet;
    }

    /** The next row gets this number. */
    void next(int order) {
        last = order - 1;
    }

    int lastOrder() {
        return last;
    }

    boolean isRecorded(RevisionId id) {
        return known.contains(id);
    }

    @Override
    public void init() {
        // The tables are made by statements of the plan.
    }

    @Override
    public void reset() {
        // What is known was given, and stays.
    }

    @Override
    public boolean hasDatabaseChangeLogTable() {
        return true;
    }

    @Override
    public boolean isDatabaseChecksumsCompatible() {
        return true;
    }

    @Override
    public List<RanChangeSet> getRanChangeSets() {
        later.forEach(Runnable::run);
        later.clear();
        return Collections.unmodifiableList(ran);
    }

    @Override
    public RunStatus getRunStatus(ChangeSet changeSet) {
        return known.contains(ChangeSets.id(changeSet)) ? RunStatus.RUN_AGAIN : RunStatus.NOT_RAN;
    }

    @Override
    public int getNextSequenceValue() {
        return ++last;
    }

    @Override
    public void replaceChecksum(ChangeSet changeSet) {
        // Recorded checksums are only changed by a step of a plan.
    }

    @Override
    public void setExecType(ChangeSet changeSet, ExecType execType) throws DatabaseException {
        execute(new MarkChangeSetRanStatement(changeSet, execType));
        if (execType != ExecType.FAILED && execType != ExecType.SKIPPED) {
            recorded(changeSet, execType);
        }
    }

    /** Its row was written. */
    void recorded(ChangeSet changeSet, ExecType execType) {
        known.add(ChangeSets.id(changeSet));
        later.add(() -> ran.add(new RanChangeSet(changeSet, execType, null, null)));
    }

    /** Its row was removed. */
    void removed(ChangeSet changeSet) {
        known.remove(ChangeSets.id(changeSet));
        later.add(() -> ran.remove(new RanChangeSet(changeSet)));
    }

    @Override
    public void removeFromHistory(ChangeSet changeSet) throws DatabaseException {
        execute(new RemoveChangeSetRanStatusStatement(changeSet));
        removed(changeSet);
    }

    private void execute(SqlStatement statement) throws DatabaseException {
        Scope.getCurrentScope()
                .getSingleton(ExecutorService.class)
                .getExecutor("jdbc", getDatabase())
                .execute(statement);
    }
}

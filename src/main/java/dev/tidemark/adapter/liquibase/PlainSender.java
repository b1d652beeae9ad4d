package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Statement.Nature;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import liquibase.change.Change;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.AddDefaultValueChange;
import liquibase.change.core.AddForeignKeyConstraintChange;
import liquibase.change.core.AddNotNullConstraintChange;
import liquibase.change.core.AddPrimaryKeyChange;
import liquibase.change.core.AddUniqueConstraintChange;
import liquibase.change.core.CreateIndexChange;
import liquibase.change.core.CreateSequenceChange;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.CreateViewChange;
import liquibase.change.core.DropColumnChange;
import liquibase.change.core.DropForeignKeyConstraintChange;
import liquibase.change.core.DropIndexChange;
import liquibase.change.core.DropTableChange;
import liquibase.change.core.DropUniqueConstraintChange;
import liquibase.change.core.DropViewChange;
import liquibase.change.core.RawSQLChange;
import liquibase.change.core.RenameColumnChange;
import liquibase.change.core.RenameTableChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import org.jspecify.annotations.Nullable;

/**
 * Sends the reviewed texts of a step by itself, through the gate, where Liquibase would do no more than to make the same texts
 * once more and send them: no precondition to ask, nothing that is decided while it runs, no failure to pass over, only
 * changes that are known to be nothing but statements. To have Liquibase make them twice more costs as much as the server needs
 * for a small table. Everything else is left to Liquibase.
 */
final class PlainSender {
    /** Those of Liquibase's changes that do nothing but send fixed statements. */
    private static final Set<Class<? extends Change>> PLAIN = Set.of(
            RawSQLChange.class, CreateTableChange.class, DropTableChange.class, RenameTableChange.class,
            AddColumnChange.class, DropColumnChange.class, RenameColumnChange.class, CreateIndexChange.class,
            DropIndexChange.class, AddForeignKeyConstraintChange.class, DropForeignKeyConstraintChange.class,
            AddPrimaryKeyChange.class, AddUniqueConstraintChange.class, DropUniqueConstraintChange.class,
            AddNotNullConstraintChange.class, AddDefaultValueChange.class, CreateViewChange.class,
            DropViewChange.class, CreateSequenceChange.class);

    private final Session session;
    private final Connection face;

    /** Something that asks the server. */
    @FunctionalInterface
    interface Asking {
        void ask() throws SQLException;
    }

    /** Over the gated connection of {@code session}. */
    PlainSender(Session session) {
        this.session = session;
        this.face = ((liquibase.database.jvm.JdbcConnection) session.database().getConnection())
                .getUnderlyingConnection();
    }

    /**
     * Whether it may send a step by itself.
     *
     * @param known the changeset; null where its file is not at hand
     */
    boolean takes(Step step, @Nullable ChangeSet known) throws SQLException {
        boolean single = !step.history().isEmpty() && step.conditions().fill() == null
                && step.conditions().decidedWhileRunning().isEmpty() && !session.connection().getAutoCommit();
        if (!single || known == null) {
            return false;
        }
        return switch (step.kind()) {
            case APPLY -> step.conditions().transactional() && mayOnlySucceed(known) && textsOnly(step)
                    && step.conditions().preconditions() == PreconditionResult.NONE
                    && plain(known.getChanges());
            case ROLLBACK -> step.conditions().transactional() && mayOnlySucceed(known) && textsOnly(step)
                    && plain(known.hasCustomRollbackChanges()
                            ? known.getRollback().getChanges()
                            : known.getChanges());
            case STAMP, UNSTAMP -> true;
            case TAG, ACCEPT_EDIT, FINISH, UNDO, DROP_INDEX, RELEASE_LOCK -> false;
        };
    }

    private static boolean mayOnlySucceed(ChangeSet changeSet) {
        return !Boolean.FALSE.equals(changeSet.getFailOnError()) && changeSet.isRunInTransaction()
                && changeSet.getRunWith() == null;
    }

    private static boolean textsOnly(Step step) {
        return step.statements().stream().allMatch(s -> s.nature() == Nature.FIXED && s.rows().isEmpty());
    }

    private static boolean plain(List<Change> changes) {
        return changes.stream()
                .allMatch(change -> PLAIN.contains(change.getClass())
                        && !(change instanceof RawSQLChange raw && (raw.getSql() == null || raw.getSql().isBlank())));
    }

    /**
     * Sends it.
     *
     * @param statements the step's with those of its row, their numbers filled in
     * @param beforeLast is called before the last of several statements
     * @return the effect's word
     */
    String send(Step step, ChangeSet changeSet, List<Statement> statements, Asking beforeLast) throws SQLException {
        boolean again = session.rows().isRecorded(step.revision());
        for (int i = 0; i < statements.size(); i++) {
            if (i > 0 && i == statements.size() - 1) {
                beforeLast.ask();
            }
            send(statements.get(i).sql());
        }
        if (step.kind() == StepKind.ROLLBACK || step.kind() == StepKind.UNSTAMP) {
            session.rows().removed(changeSet);
            return step.kind() == StepKind.ROLLBACK ? "rolledBack" : "unrecorded";
        }
        session.rows().getNextSequenceValue(); // the number that its row has
        boolean rerun = again && step.kind() == StepKind.APPLY;
        session.rows().recorded(changeSet, rerun ? ExecType.RERAN : ExecType.EXECUTED);
        return step.kind() == StepKind.STAMP ? "recorded" : rerun ? "reran" : "executed";
    }

    /** As Liquibase does it, question marks included. */
    private void send(String sql) throws SQLException {
        try (java.sql.Statement statement = face.createStatement()) {
            if (sql.contains("?")) {
                statement.setEscapeProcessing(false);
            }
            statement.execute(sql);
        }
    }
}

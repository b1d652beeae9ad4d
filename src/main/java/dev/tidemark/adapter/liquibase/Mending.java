package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.RollbackVisitor;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.precondition.core.PreconditionContainer;

/**
 * Sends the steps that mend what an interrupted run left behind. Liquibase goes through the whole revision; the gate
 * answers for the statements that are in place, so that only the others reach the database.
 */
final class Mending {
    private final Session session;
    private final DatabaseChangeLog log;

    Mending(Session session, DatabaseChangeLog log) {
        this.session = session;
        this.log = log;
    }

    /** Sends it; gives the word for what it came to. */
    String send(Step step, ChangeSet changeSet) throws LiquibaseException, SQLException {
        return switch (step.kind()) {
            case FINISH -> finish(changeSet);
            case UNDO -> {
                Database database = session.database();
                new RollbackVisitor(database, null).visit(changeSet, log, database, Set.of());
                yield "undone";
            }
            case DROP_INDEX -> dropIndex(step);
            default -> throw new IllegalArgumentException(step.kind() + " mends nothing");
        };
    }

    /** Its preconditions are not asked again: they would see the half that is there. */
    private String finish(ChangeSet changeSet) throws LiquibaseException {
        Database database = session.database();
        PreconditionContainer conditions = changeSet.getPreconditions();
        changeSet.setPreconditions(null);
        try {
            Effects effects = new Effects();
            new UpdateVisitor(database, effects).visit(changeSet, log, database, Set.of());
            return effects.word();
        } finally {
            changeSet.setPreconditions(conditions);
        }
    }

    /** Where it is done CONCURRENTLY the server wants no transaction around it (PostgreSQL manual, DROP INDEX). */
    private String dropIndex(Step step) throws SQLException {
        Connection face = ((liquibase.database.jvm.JdbcConnection) session.database().getConnection())
                .getUnderlyingConnection();
        boolean alone = !step.conditions().transactional();
        if (alone) {
            session.connection().commit();
            session.connection().setAutoCommit(true);
        }
        try (java.sql.Statement statement = face.createStatement()) {
            for (dev.tidemark.domain.plan.Statement each : step.statements()) {
                statement.execute(each.sql());
            }
        } finally {
            if (alone) {
                session.connection().setAutoCommit(false);
            }
        }
        return "dropped";
    }
}

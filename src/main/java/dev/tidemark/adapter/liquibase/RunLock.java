package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.LockState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.statement.core.LockDatabaseChangeLogStatement;
import liquibase.statement.core.UnlockDatabaseChangeLogStatement;

/** Takes and releases Liquibase's lock row with Liquibase's own statements, and never waits for it. */
final class RunLock {
    private final Session session;
    private final StatementWriter writer;

    RunLock(Session session) {
        this.session = session;
        this.writer = new StatementWriter(session.database(), session.rows());
    }

    /**
     * Takes it, and commits.
     *
     * @throws FailedException at once where somebody holds it
     */
    void take() throws SQLException {
        refuseWhereHeld();
        int taken = send(writer.sql(new LockDatabaseChangeLogStatement()).getFirst());
        if (taken != 1) {
            session.connection().rollback();
            refuseWhereHeld();
            throw new FailedException(new Failure.LockHeld(null, null));
        }
        session.connection().commit();
    }

    private void refuseWhereHeld() throws SQLException {
        LockState now = session.reader().lock();
        session.connection().rollback();
        if (now.held()) {
            throw new FailedException(new Failure.LockHeld(now.by(), now.since()));
        }
    }

    /** The statement that releases it. */
    String releaseStatement() {
        return writer.sql(new UnlockDatabaseChangeLogStatement()).getFirst();
    }

    /** Releases it, whoever holds it, and commits. */
    void release() throws SQLException {
        Connection connection = session.connection();
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.setAutoCommit(false);
        send(releaseStatement());
        connection.commit();
    }

    private int send(String sql) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}

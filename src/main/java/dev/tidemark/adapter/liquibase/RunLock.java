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
     * @return the row as we left it, to know it again
     * @throws FailedException at once where somebody holds it
     */
    LockState take() throws SQLException {
        refuseWhereHeld();
        int rows = send(writer.sql(new LockDatabaseChangeLogStatement()).getFirst());
        if (rows != 1) {
            session.connection().rollback();
            refuseWhereHeld();
            throw new FailedException(new Failure.LockHeld(null, null));
        }
        session.connection().commit();
        LockState taken = session.reader().lock();
        session.connection().rollback();
        return taken;
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

    /** Releases it where it is still {@code ours}; a lock that was taken from us meanwhile is somebody else's. */
    void releaseOurs(LockState ours) throws SQLException {
        Connection connection = session.connection();
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.setAutoCommit(false);
        LockState now = session.reader().lock();
        connection.rollback();
        if (now.equals(ours)) {
            release();
        }
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

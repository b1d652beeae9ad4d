package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.deployment.LockState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.statement.core.LockDatabaseChangeLogStatement;
import liquibase.statement.core.UnlockDatabaseChangeLogStatement;

/**
 * Keeps everybody else from running anything meanwhile, and never waits: first the session's own lock where the product has one,
 * which ends with the session, then Liquibase's row, for which its own tools wait.
 */
final class RunLock {
    private final Session session;
    private final StatementWriter writer;

    RunLock(Session session) {
        this.session = session;
        this.writer = new StatementWriter(session.database(), session.rows());
    }

    /**
     * Takes the session's own lock.
     *
     * @throws FailedException where another Tidemark holds it
     */
    void reserve() throws SQLException {
        Connection connection = session.connection();
        if (!session.product().takeRunLock(connection, session.lockKey())) {
            LockState now = session.lock();
            LockHolder living = now.held() && now.holder().life() != LockHolder.Life.DEAD
                    ? now.holder()
                    : session.product().holder(connection, session.lockKey(), 0, null);
            connection.rollback();
            throw new FailedException(new Failure.LockHeld(now.by(), now.since(), living));
        }
    }

    /** Gives the session's own lock back; where the connection is lost the server does it. */
    void leave() {
        try {
            if (session.alive()) {
                session.product().freeRunLock(session.connection(), session.lockKey());
            }
        } catch (SQLException e) {
            session.close(); // with the session ends its lock
        }
    }

    /**
     * Takes the row, and commits.
     *
     * @return the row as we left it, to know it again
     * @throws FailedException at once where somebody holds it
     */
    LockState take() throws SQLException {
        refuseWhereHeld();
        session.connection().rollback();
        if (send(takeStatement()) != 1) {
            session.connection().rollback();
            refuseWhereHeld();
            throw new FailedException(new Failure.LockHeld(null, null));
        }
        session.connection().commit();
        LockState taken = session.reader().lock();
        session.connection().rollback();
        return taken;
    }

    /** Takes the row within the transaction that is open, so that it is free again when that is rolled back. */
    void touch() throws SQLException {
        refuseWhereHeld();
        if (send(takeStatement()) != 1) {
            throw new FailedException(new Failure.LockHeld(null, null));
        }
    }

    /** Refuses where the row is held; what is known about its holder is told. */
    private void refuseWhereHeld() throws SQLException {
        LockState now = session.lock();
        if (now.held()) {
            session.connection().rollback();
            // This session is not running anything else: what it wrote once is left over.
            boolean leftOver = now.holder().pid() == session.number();
            throw new FailedException(
                    new Failure.LockHeld(leftOver ? now.with(LockHolder.dead(now.holder().pid())) : now));
        }
    }

    private String takeStatement() throws SQLException {
        String sql = writer.sql(new LockDatabaseChangeLogStatement()).getFirst();
        return LockMark.marked(sql, session.number());
    }

    /** The statement that releases the row. */
    String releaseStatement() {
        return writer.sql(new UnlockDatabaseChangeLogStatement()).getFirst();
    }

    /** Releases the row where it is still {@code ours}; one that was taken from us meanwhile is somebody else's. */
    void releaseOurs(LockState ours) throws SQLException {
        Connection connection = session.connection();
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.setAutoCommit(false);
        LockState now = session.reader().lock();
        connection.rollback();
        if (now.sameRow(ours)) {
            release();
        }
    }

    /** Releases the row, whoever holds it, and commits. */
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

package dev.tidemark.adapter.jdbc;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.deployment.ConnectedApplication;
import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.LockRoom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has to be known about a database product to connect, read and run safely. */
public interface Product {
    /** The name that the command line and Liquibase use: {@code postgresql} or {@code h2}. */
    String name();

    /** Whether a JDBC URL is this product's. */
    boolean accepts(String url);

    /**
     * Connects, with the schema and role of {@code connection}; auto-commit is off. Creates nothing.
     *
     * @throws SQLException in the driver's words
     */
    Connection connect(ConnectionSpec connection) throws SQLException;

    /** Asks the server who it is, inside a reading transaction that is already open. */
    ServerIdentity identity(Connection connection, ConnectionSpec spec) throws SQLException;

    /** Begins a reading transaction with short limits; the caller ends it by rolling back. */
    void beginReading(Connection connection) throws SQLException;

    /** Makes the connection ready to write, with the usual limits of a run. No transaction is open afterwards. */
    default void beginRunning(Connection connection) throws SQLException {
        beginRunning(connection, RunLimits.USUAL);
    }

    /** Makes the connection ready to write, with those limits. No transaction is open afterwards. */
    void beginRunning(Connection connection, RunLimits limits) throws SQLException;

    /**
     * Takes the session's own run lock, which the server frees when the session ends. Never waits.
     *
     * @return false where another session holds it; true as well where the product has none
     */
    boolean takeRunLock(Connection connection, long key) throws SQLException;

    /** Frees it; harmless where it is not held. */
    void freeRunLock(Connection connection, long key) throws SQLException;

    /**
     * Whether the holder of the changelog lock lives, inside a transaction.
     *
     * @param key of the run lock
     * @param session the number of the Tidemark session that wrote the lock's row; 0 where the row is free, -1 where another
     *     tool wrote it
     * @param since when the row was written, in the server's local time, or null
     */
    LockHolder holder(Connection connection, long key, long session, @Nullable LocalDateTime since)
            throws SQLException;

    /**
     * The places in the server's lock table, inside a reading transaction; empty where the product has none to run out of.
     *
     * @param tables names as statements have them, whose widths are wanted
     */
    default Optional<LockRoom> lockRoom(Connection connection, Set<String> tables) throws SQLException {
        return Optional.empty();
    }

    /** Those that a failed CREATE INDEX CONCURRENTLY left behind: they cost and do not serve. */
    default List<String> invalidIndexes(Connection connection) throws SQLException {
        return List.of();
    }

    /** Where in the statement the server saw the error, in characters from 1; 0 where it does not say. */
    int errorPosition(SQLException error);

    /** What the server says besides its message, one line each, such as {@code Detail: …}; empty for nothing. */
    List<String> errorDetails(SQLException error);

    /** Whether the error says that the statement was cancelled. */
    boolean wasCancelled(SQLException error);

    /** Whether the error says that the statement waited for a lock longer than it may. */
    boolean gaveUpWaiting(SQLException error);

    /** Whether the error says that the transaction was given up because others and it waited for each other. */
    boolean deadlocked(SQLException error);

    /** The number by which another connection can ask about this one. No transaction is left open. */
    long sessionNumber(Connection connection) throws SQLException;

    /**
     * Who stands in the way of a session, inside a reading transaction.
     *
     * @param watcher another connection than that session's
     * @param session its {@link #sessionNumber}
     * @return nobody, where it does not wait for a lock or the server does not tell
     */
    List<BlockingSession> blocking(Connection watcher, long session) throws SQLException;

    /**
     * How many rows a table has by the server's own statistics, inside a reading transaction; asks no row.
     *
     * @param table as a statement names it
     * @return -1 where they do not say
     */
    default long estimate(Connection connection, String table) throws SQLException {
        return -1;
    }

    /**
     * The applications that are connected to this database besides this program, inside a reading transaction; those that the
     * server does not let us see are missing.
     */
    default List<ConnectedApplication> applications(Connection connection) throws SQLException {
        return List.of();
    }

    /**
     * The number by which somebody else can ask later what became of the transaction that is open; empty where the product
     * gives none. Neither begins nor ends one.
     */
    String transaction(Connection connection) throws SQLException;

    /** What became of a transaction, asked over another connection; no transaction is left open. */
    Fate fate(Connection connection, String transaction) throws SQLException;

    /** What became of a transaction. */
    enum Fate {
        /** It was kept. */
        COMMITTED,
        /** It was undone. */
        UNDONE,
        /** The server is still at it. */
        RUNNING,
        /** The server does not know, or not any more. */
        UNKNOWN
    }

    /** Whether a thread that connects may be interrupted without harm to the database. */
    boolean connectingMayBeInterrupted();

    /** Whether the error says that the connection is gone, so that only a new one helps. */
    boolean lost(SQLException error);

    /** Says in words why connecting failed and what to try. Never holds a password. */
    Failure connectFailure(SQLException error, ConnectionSpec connection);

    /** Advice for an error of a statement; empty where there is none. */
    String advice(SQLException error);

    /** Reads schemas of this product. */
    Catalog catalog();
}

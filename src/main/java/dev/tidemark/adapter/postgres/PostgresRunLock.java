package dev.tidemark.adapter.postgres;

import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.deployment.LockHolder.Life;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The advisory lock of a session that runs something (manual, 13.3.5 "Advisory Locks"): the server frees it when the session
 * ends, whatever becomes of our process. It is never waited for: a session that waits holds a snapshot, for which CREATE INDEX
 * CONCURRENTLY would wait in turn.
 */
final class PostgresRunLock {
    /** Manual, 53.13 (pg_locks): a key of 64 bits stands in two halves, and objsubid is 1. */
    private static final String HOLDER = """
            SELECT l.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''), a.backend_start::timestamp
            FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND (l.classid::bigint << 32 | l.objid::bigint) = ?""";

    /** The row's time and the session's come from two readings of the same clock. */
    private static final int SECONDS_APART = 1;

    private PostgresRunLock() {}

    static boolean take(Connection connection, long key) throws SQLException {
        return asked(connection, "SELECT pg_try_advisory_lock(?)", key);
    }

    static void free(Connection connection, long key) throws SQLException {
        asked(connection, "SELECT pg_advisory_unlock(?)", key);
    }

    private static boolean asked(Connection connection, String sql, long key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } finally {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback(); // the lock is the session's, and stays
            }
        }
    }

    static LockHolder holder(Connection connection, long key, long session, @Nullable LocalDateTime since)
            throws SQLException {
        LockHolder living = living(connection, key);
        if (session < 0) {
            return LockHolder.UNKNOWN;
        }
        if (session == 0) {
            return living == null ? LockHolder.NOBODY : living;
        }
        LocalDateTime began = living == null ? null : living.since();
        boolean same = living != null && living.pid() == session
                && (began == null || since == null || !began.isAfter(since.plusSeconds(SECONDS_APART)));
        return living != null && same ? living : LockHolder.dead(session);
    }

    private static @Nullable LockHolder living(Connection connection, long key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDER)) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                Timestamp start = row.getTimestamp(4);
                return new LockHolder(Life.ALIVE, row.getLong(1), row.getString(2), row.getString(3),
                        start == null ? null : start.toLocalDateTime());
            }
        }
    }
}

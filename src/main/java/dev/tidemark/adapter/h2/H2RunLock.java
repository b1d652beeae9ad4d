package dev.tidemark.adapter.h2;

import dev.tidemark.domain.deployment.LockHolder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Whether the session that wrote the changelog lock's row is still there. H2 has no advisory locks, but lists its sessions;
 * numbers begin anew with each opening of the database, so the session's beginning has to fit as well. Others' sessions are
 * shown to administrators only.
 */
final class H2RunLock {
    /** The row's time and the session's come from two readings of the same clock. */
    private static final int SECONDS_APART = 1;

    private H2RunLock() {}

    static LockHolder holder(Connection connection, long session, @Nullable LocalDateTime since) throws SQLException {
        if (session < 0) {
            return LockHolder.UNKNOWN;
        }
        if (session == 0) {
            return LockHolder.NOBODY;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT USER_NAME, CAST(SESSION_START AS TIMESTAMP) FROM INFORMATION_SCHEMA.SESSIONS"
                        + " WHERE SESSION_ID = ?")) {
            statement.setLong(1, session);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    Timestamp start = row.getTimestamp(2);
                    LocalDateTime began = start == null ? null : start.toLocalDateTime();
                    boolean fits = began == null || since == null
                            || !began.isAfter(since.plusSeconds(SECONDS_APART));
                    return fits
                            ? new LockHolder(LockHolder.Life.ALIVE, session, row.getString(1), "", began)
                            : LockHolder.dead(session);
                }
            }
        }
        return seesAll(connection) ? LockHolder.dead(session) : LockHolder.UNKNOWN;
    }

    private static boolean seesAll(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT IS_ADMIN FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME = CURRENT_USER")) {
            return row.next() && row.getBoolean(1);
        }
    }
}

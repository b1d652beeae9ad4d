package dev.tidemark.adapter.postgres;

import dev.tidemark.domain.plan.LockRoom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lock table of a server (manual, 19.12 "Lock Management"), and what a statement on a relation locks besides it: what it
 * reaches by partitions, rules and foreign keys, with every index, and the objects that go with it when it is dropped.
 */
final class PostgresLockRoom {
    private static final String ROOM =
            "SELECT current_setting('max_locks_per_transaction')::bigint * (current_setting('max_connections')::bigint"
                    + " + current_setting('max_prepared_transactions')::bigint),"
                    + " (SELECT count(*) FROM pg_locks WHERE NOT fastpath)";

    private static final String WIDTHS = """
            WITH RECURSIVE named AS (
              SELECT n AS name, to_regclass(n)::oid AS oid FROM unnest(?::text[]) AS n),
            reached AS (
              SELECT name, oid FROM named WHERE oid IS NOT NULL
              UNION
              SELECT r.name, x.oid FROM reached r, LATERAL (
                SELECT inhrelid FROM pg_inherits WHERE inhparent = r.oid
                UNION ALL SELECT conrelid FROM pg_constraint
                  WHERE confrelid = r.oid AND (confdeltype <> 'a' OR confupdtype <> 'a')
                UNION ALL SELECT d.refobjid FROM pg_rewrite w JOIN pg_depend d ON d.objid = w.oid
                  WHERE w.ev_class = r.oid AND d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
                UNION ALL SELECT w.ev_class FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid
                  WHERE d.refobjid = r.oid AND d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
              ) AS x(oid)),
            around AS (
              SELECT name, oid FROM reached
              UNION SELECT r.name, c.confrelid FROM reached r JOIN pg_constraint c ON c.conrelid = r.oid
                WHERE c.confrelid <> 0
              UNION SELECT r.name, c.conrelid FROM reached r JOIN pg_constraint c ON c.confrelid = r.oid
              UNION SELECT r.name, i.indrelid FROM reached r JOIN pg_index i ON i.indexrelid = r.oid)
            SELECT a.name, sum(5 + (SELECT count(*) FROM pg_index i WHERE i.indrelid = a.oid)
              + (SELECT count(*) FROM pg_constraint c WHERE c.conrelid = a.oid OR c.confrelid = a.oid)
              + (SELECT count(*) FROM pg_attrdef d WHERE d.adrelid = a.oid)
              + (SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = a.oid)
              + (SELECT count(*) FROM pg_policy p WHERE p.polrelid = a.oid)
              + (SELECT count(*) FROM pg_statistic_ext s WHERE s.stxrelid = a.oid)
              + (SELECT count(*) FROM pg_depend d JOIN pg_class q ON q.oid = d.objid AND q.relkind = 'S'
                 WHERE d.refobjid = a.oid AND d.classid = 'pg_class'::regclass))::bigint
            FROM around a GROUP BY a.name""";

    private static final String INVALID = "SELECT i.indexrelid::regclass::text FROM pg_index i WHERE NOT i.indisvalid"
            + " AND i.indislive AND NOT EXISTS (SELECT 1 FROM pg_class c WHERE c.oid = i.indexrelid AND c.relkind = 'I')"
            + " ORDER BY 1";

    private PostgresLockRoom() {}

    static LockRoom read(Connection connection, Set<String> tables) throws SQLException {
        Map<String, Integer> widths = tables.isEmpty() ? Map.of() : widths(connection, tables);
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(ROOM)) {
            row.next();
            return new LockRoom(row.getLong(1), row.getLong(2), widths);
        }
    }

    private static Map<String, Integer> widths(Connection connection, Set<String> tables) throws SQLException {
        Map<String, Integer> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(WIDTHS)) {
            Array names = connection.createArrayOf("text", tables.toArray());
            statement.setArray(1, names);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), (int) Math.min(Integer.MAX_VALUE, rows.getLong(2)));
                }
            } finally {
                names.free();
            }
        }
        return found;
    }

    static List<String> invalidIndexes(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(INVALID)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}

package dev.tidemark.adapter.postgres;

import dev.tidemark.domain.schema.ObjectName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for names in the catalog, and for indexes whose building failed. Only reads. */
final class PostgresPresence {
    private static final String RELATIONS = """
            SELECT lower(relname) FROM pg_catalog.pg_class
            WHERE relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = current_schema())
              AND lower(relname) = ANY (?)
            """;
    private static final String COLUMNS = """
            SELECT lower(c.relname) || '.' || lower(a.attname)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = current_schema())
              AND lower(c.relname) = ANY (?) AND lower(a.attname) = ANY (?) AND a.attnum > 0 AND NOT a.attisdropped
            """;
    /** Those being built by somebody now are not left behind; one of a partitioned table waits for its parts. */
    private static final String INVALID = """
            SELECT CASE WHEN n.nspname = current_schema() THEN '' ELSE n.nspname END, i.relname, t.relname
            FROM pg_catalog.pg_index x
              JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
              JOIN pg_catalog.pg_class t ON t.oid = x.indrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
            WHERE NOT x.indisvalid AND i.relkind = 'i' AND n.nspname = ANY (current_schemas(false))
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_locks l
                WHERE l.locktype = 'relation' AND l.relation = t.oid AND l.granted
                  AND l.mode = 'ShareUpdateExclusiveLock'
                  AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()))
            ORDER BY 1, 2
            """;

    private PostgresPresence() {}

    static Set<String> present(Connection connection, Set<String> names) throws SQLException {
        Set<String> found = new HashSet<>();
        Set<String> plain = names.stream().filter(n -> n.indexOf('.') < 0).collect(Collectors.toSet());
        if (!plain.isEmpty()) {
            ask(connection, RELATIONS, found, plain);
        }
        Set<String> columns = names.stream().filter(n -> n.indexOf('.') > 0).collect(Collectors.toSet());
        if (!columns.isEmpty()) {
            ask(connection, COLUMNS, found,
                    columns.stream().map(n -> n.substring(0, n.indexOf('.'))).collect(Collectors.toSet()),
                    columns.stream().map(n -> n.substring(n.indexOf('.') + 1)).collect(Collectors.toSet()));
        }
        return found;
    }

    @SafeVarargs
    private static void ask(Connection connection, String query, Set<String> found, Set<String>... names)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < names.length; i++) {
                Array array = connection.createArrayOf("text", names[i].toArray());
                statement.setArray(i + 1, array);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
    }

    /** The tables of indexes whose building failed, by the index. */
    static Map<ObjectName, ObjectName> brokenIndexes(Connection connection) throws SQLException {
        Map<ObjectName, ObjectName> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(INVALID)) {
            while (rows.next()) {
                found.put(new ObjectName(rows.getString(1), rows.getString(2)),
                        new ObjectName(rows.getString(1), rows.getString(3)));
            }
        }
        return found;
    }
}

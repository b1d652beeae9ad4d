package dev.tidemark.adapter.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for names in INFORMATION_SCHEMA. Only reads. */
final class H2Presence {
    private static final String TABLES =
            "SELECT LOWER(TABLE_NAME) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = SCHEMA()"
                    + " AND LOWER(TABLE_NAME) = ANY(?)";
    private static final String SEQUENCES =
            "SELECT LOWER(SEQUENCE_NAME) FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_SCHEMA = SCHEMA()"
                    + " AND LOWER(SEQUENCE_NAME) = ANY(?)";
    private static final String INDEXES =
            "SELECT LOWER(INDEX_NAME) FROM INFORMATION_SCHEMA.INDEXES WHERE INDEX_SCHEMA = SCHEMA()"
                    + " AND LOWER(INDEX_NAME) = ANY(?)";
    private static final String COLUMNS =
            "SELECT LOWER(TABLE_NAME) || '.' || LOWER(COLUMN_NAME) FROM INFORMATION_SCHEMA.COLUMNS"
                    + " WHERE TABLE_SCHEMA = SCHEMA() AND LOWER(TABLE_NAME) = ANY(?)";

    private H2Presence() {}

    static Set<String> present(Connection connection, Set<String> names) throws SQLException {
        Set<String> found = new HashSet<>();
        Set<String> plain = names.stream().filter(n -> n.indexOf('.') < 0).collect(Collectors.toSet());
        if (!plain.isEmpty()) {
            ask(connection, TABLES, plain, found);
            ask(connection, SEQUENCES, plain, found);
            ask(connection, INDEXES, plain, found);
        }
        Set<String> tables = names.stream()
                .filter(n -> n.indexOf('.') > 0)
                .map(n -> n.substring(0, n.indexOf('.')))
                .collect(Collectors.toSet());
        if (!tables.isEmpty()) {
            Set<String> columns = new HashSet<>();
            ask(connection, COLUMNS, tables, columns);
            columns.retainAll(names);
            found.addAll(columns);
        }
        return found;
    }

    private static void ask(Connection connection, String query, Set<String> names, Set<String> found)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("VARCHAR", names.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
    }
}

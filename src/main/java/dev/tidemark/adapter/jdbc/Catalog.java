package dev.tidemark.adapter.jdbc;

import dev.tidemark.application.port.SchemaReader.Scope;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * Reads the schema of a database product out of its catalog, by a fixed handful of queries whatever the number of tables.
 * Creates nothing.
 */
public interface Catalog {
    /**
     * Reads inside a transaction that is already open, which stays open; what it changes of the connection's settings is as
     * before at the end, or when the transaction is rolled back.
     *
     * @throws SQLException in the driver's words
     */
    Schema read(Reading reading, Scope scope) throws SQLException;

    /**
     * Which of {@code names} there are in the schema that unqualified names fall into: tables, views, sequences and indexes by
     * name, columns as {@code table.column}, all in small letters.
     */
    default Set<String> present(Connection connection, Set<String> names) throws SQLException {
        return Set.of();
    }

    /** The tables of indexes whose building failed, by the index; none where the product leaves no such thing behind. */
    default Map<ObjectName, ObjectName> brokenIndexes(Connection connection) throws SQLException {
        return Map.of();
    }

    /** The same over a connection that nobody waits for or stops. */
    default Schema read(Connection connection, Scope scope) throws SQLException {
        return read(new Reading(connection, percent -> {}), scope);
    }
}

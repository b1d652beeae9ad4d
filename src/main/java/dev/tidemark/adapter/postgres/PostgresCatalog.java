package dev.tidemark.adapter.postgres;

import dev.tidemark.adapter.jdbc.Catalog;
import dev.tidemark.adapter.jdbc.OwnTables;
import dev.tidemark.adapter.jdbc.Reading;
import dev.tidemark.application.port.SchemaReader.Scope;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Schema;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads schemas of PostgreSQL 14 and later. */
final class PostgresCatalog implements Catalog {
    private static final int QUERIES = 12;
    private static final String TIME_LIMIT = "5min";
    /** What comes after the number is about how it was packed: {@code 18.6 (Debian 18.6-1)}. */
    private static final String VERSION_END = " ";

    @Override
    public Set<String> present(Connection connection, Set<String> names) throws SQLException {
        return PostgresPresence.present(connection, names);
    }

    @Override
    public Map<ObjectName, ObjectName> brokenIndexes(Connection connection) throws SQLException {
        return PostgresPresence.brokenIndexes(connection);
    }

    @Override
    public Schema read(Reading reading, Scope scope) throws SQLException {
        reading.expect(QUERIES);
        DatabaseMetaData server = reading.connection().getMetaData();
        Place place = place(reading, scope);
        String version = server.getDatabaseProductVersion().split(VERSION_END, 2)[0];
        if (place.names().isEmpty()) {
            return Schema.empty(Schema.Origin.database("postgresql", version, place.sentences()));
        }
        set(reading, place.ownPath(), TIME_LIMIT);
        PostgresQueries queries = new PostgresQueries(place.names().numbers(), server.getDatabaseMajorVersion());
        OwnTables own = new OwnTables(scope);
        PostgresTables tables = new PostgresTables(reading, queries, place.names(), own);
        PostgresObjects objects = new PostgresObjects(reading, queries, place.names());
        objects.readDictionary();
        tables.readRelations(server.getDatabaseMajorVersion());
        objects.readSequences(tables);
        tables.readColumns(objects);
        tables.readIndexes(objects);
        tables.readConstraints();
        tables.readRules();
        objects.readTypes();
        objects.readRoutines();
        set(reading, place.path(), place.limit());
        List<String> leftOut = new ArrayList<>(place.sentences());
        leftOut.addAll(own.sentences());
        leftOut.addAll(tables.sentences());
        leftOut.addAll(objects.sentences());
        return new Schema(
                Schema.Origin.database("postgresql", version, leftOut), tables.tables(), tables.views(),
                objects.sequences(tables), objects.types(), objects.routines(), objects.publications(),
                objects.extensions());
    }

    /**
     * What is read.
     *
     * @param names of the schemas
     * @param ownPath the search path for reading
     * @param path the search path as it was
     * @param limit the time limit as it was
     * @param sentences about schemas that are not read
     */
    private record Place(PostgresNames names, String ownPath, String path, String limit, List<String> sentences) {}

    private static Place place(Reading reading, Scope scope) throws SQLException {
        PostgresNames names = new PostgresNames();
        Set<String> missing = new LinkedHashSet<>(scope.schemas());
        List<String> sentences = new ArrayList<>();
        String[] settings = {"", "", ""};
        String[] user = {""};
        reading.query(PostgresQueries.SCHEMAS, row -> {
            String name = row.getString(2);
            boolean main = row.getBoolean(5);
            settings[1] = row.getString(6);
            settings[2] = row.getString(7);
            user[0] = row.getString(8);
            if (name == null) {
                return;
            }
            missing.remove(name);
            if (!row.getBoolean(4)) {
                sentences.add("The schema " + name + " was not read: the user " + user[0]
                        + " lacks the right to use it (USAGE).");
                return;
            }
            names.add(row.getLong(1), name, row.getString(3), main);
            if (main) {
                settings[0] = row.getString(3);
            }
        }, json(scope.schemas()));
        missing.forEach(name -> sentences.add("There is no schema " + name + "."));
        if (settings[0].isEmpty()) {
            sentences.addFirst("None of the schemas that unqualified names fall into (search_path " + settings[1]
                    + ") exists and may be used by the user " + user[0] + ".");
        }
        return new Place(names, settings[0], settings[1], settings[2], List.copyOf(sentences));
    }

    private static void set(Reading reading, String path, String limit) throws SQLException {
        reading.query(PostgresQueries.SETTINGS, row -> {}, path, limit);
    }

    private static String json(List<String> texts) {
        StringBuilder json = new StringBuilder("[");
        for (String text : texts) {
            json.append(json.length() > 1 ? ", " : "").append('"')
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        }
        return json.append(']').toString();
    }
}

package dev.tidemark.adapter.h2;

import dev.tidemark.adapter.jdbc.Catalog;
import dev.tidemark.adapter.jdbc.OwnTables;
import dev.tidemark.adapter.jdbc.Reading;
import dev.tidemark.application.port.SchemaReader.Scope;
import dev.tidemark.domain.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads schemas of H2 2.x out of INFORMATION_SCHEMA. Its tables are not joined on the server, which would make them anew for
 * every row. Written in capitals, their names are found whatever the database does with letters.
 */
final class H2Catalog implements Catalog {
    private static final int QUERIES = 20;
    private static final String WHO = "SELECT SCHEMA(), H2VERSION(), CURRENT_USER,"
            + " (SELECT MAX(SETTING_VALUE) FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'DEFAULT_NULL_ORDERING'),"
            + " EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME = CURRENT_USER AND IS_ADMIN)";
    private static final String SCHEMATA = "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA";

    @Override
    public Set<String> present(Connection connection, Set<String> names) throws SQLException {
        return H2Presence.present(connection, names);
    }

    @Override
    public Schema read(Reading reading, Scope scope) throws SQLException {
        reading.expect(QUERIES);
        String[] who = {"", "", "", ""};
        boolean[] administrator = {false};
        reading.query(WHO, row -> {
            for (int i = 0; i < who.length; i++) {
                who[i] = row.getString(i + 1) == null ? "" : row.getString(i + 1);
            }
            administrator[0] = row.getBoolean(who.length + 1);
        });
        Set<String> missing = new LinkedHashSet<>(scope.schemas());
        reading.query(SCHEMATA, row -> missing.remove(row.getString(1)));
        List<String> leftOut = new ArrayList<>();
        missing.forEach(name -> leftOut.add("There is no schema " + name + "."));
        if (!administrator[0]) {
            leftOut.add("The user " + who[2] + " is not the database's administrator: some of it may be hidden.");
        }
        H2Names names = new H2Names(who[0], scope.schemas());
        OwnTables own = new OwnTables(scope);
        H2Types types = new H2Types(names);
        H2Tables tables = new H2Tables(reading, names, own, types);
        H2Objects objects = new H2Objects(reading, names, types);
        tables.readTables();
        types.readParts(reading);
        tables.readColumns();
        tables.readConstraints();
        tables.readIndexes(who[3]);
        tables.readRules();
        objects.read();
        leftOut.addAll(own.sentences());
        leftOut.addAll(tables.sentences());
        leftOut.addAll(objects.sentences());
        return new Schema(
                Schema.Origin.database("h2", who[1], leftOut), tables.tables(), tables.views(), objects.sequences(),
                objects.types(), objects.routines(), List.of(), List.of());
    }
}

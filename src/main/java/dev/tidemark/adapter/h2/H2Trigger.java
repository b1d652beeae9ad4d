package dev.tidemark.adapter.h2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A trigger, which H2's catalog tells in pieces, one row for each event.
 *
 * @param schema of its table
 * @param table its table
 * @param beginning what makes it, as far as the table
 * @param ending what makes it, after the table
 */
record H2Trigger(String schema, String table, String beginning, String ending) {
    private static final int USUAL_QUEUE = 1024;

    /** From a row of H2Tables.TRIGGERS. */
    static H2Trigger of(ResultSet row) throws SQLException {
        String ending = (row.getString(6).equals("ROW") ? " FOR EACH ROW" : " FOR EACH STATEMENT")
                + (row.getInt(10) == USUAL_QUEUE ? "" : " QUEUE " + row.getInt(10))
                + (row.getBoolean(11) ? " NOWAIT" : "")
                + (row.getString(9) == null ? "" : " CALL " + H2Names.text(row.getString(9)));
        return new H2Trigger(row.getString(3), row.getString(4), row.getString(7), ending);
    }

    /** The statement that makes it. */
    String definition(String name, List<String> events, String on) {
        return "CREATE TRIGGER " + H2Names.quoted(name) + " " + beginning + " " + String.join(", ", events) + " ON "
                + on
                + ending;
    }
}

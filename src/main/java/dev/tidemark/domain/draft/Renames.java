package dev.tidemark.domain.draft;

import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of tables and columns before and after the renames of a revision, which come first in it. A comparison speaks of
 * the new ones; the database as it is now, and the schema that was read, of the old ones.
 */
final class Renames {
    private final Map<ObjectName, ObjectName> tables = new HashMap<>();
    private final Map<ObjectName, ObjectName> tablesBefore = new HashMap<>();
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, String> columnsBefore = new HashMap<>();

    Renames(List<Difference> ticked) {
        for (Difference difference : ticked) {
            if (difference instanceof Difference.Renamed renamed && renamed.object().type() == ObjectType.TABLE) {
                tables.put(renamed.before().owner(), renamed.object().owner());
                tablesBefore.put(renamed.object().owner(), renamed.before().owner());
            }
        }
        for (Difference difference : ticked) {
            if (difference instanceof Difference.Renamed renamed && renamed.object().type() == ObjectType.COLUMN) {
                ObjectName table = renamed.object().owner();
                columns.put(table + "\n" + renamed.before().part(), renamed.object().part());
                columnsBefore.put(table + "\n" + renamed.object().part(), renamed.before().part());
            }
        }
    }

    /** What a table is called once the renames are done. */
    ObjectName now(ObjectName table) {
        return tables.getOrDefault(table, table);
    }

    /** What a table is called before anything is done. */
    ObjectName before(ObjectName table) {
        return tablesBefore.getOrDefault(table, table);
    }

    /** What a column of a table in its new name is called before anything is done. */
    String before(ObjectName table, String column) {
        return columnsBefore.getOrDefault(table + "\n" + column, column);
    }

    /** A column of a table in its old name, under its new name. */
    Column now(ObjectName table, Column column) {
        String name = columns.getOrDefault(now(table) + "\n" + column.name(), column.name());
        return new Column(
                name, column.dataType(), column.nullable(), column.defaultValue(), column.filled(),
                column.collation(), column.comment());
    }
}

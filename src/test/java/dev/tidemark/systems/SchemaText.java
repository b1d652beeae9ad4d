package dev.tidemark.systems;

import dev.tidemark.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A schema as text, in the database's own words and by name: the order of columns is left out, because a column that comes
 * back stands at the end. Liquibase's own tables are left out.
 */
final class SchemaText {
    private static final String OTHERS = " NOT LIKE 'databasechangelog%'";
    private static final List<String> POSTGRESQL = List.of(
            "SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '"
                    + " || a.attnotnull || ' ' || a.attidentity::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')"
                    + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d"
                    + " ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attnum > 0 AND NOT a.attisdropped"
                    + " AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname" + OTHERS,
            "SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)"
                    + " FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text"
                    + OTHERS,
            "SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename" + OTHERS,
            "SELECT 'type ' || t.typname || ' ' || string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_type t"
                    + " JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.typname",
            "SELECT 'sequence ' || sequencename || ' ' || data_type FROM pg_sequences WHERE schemaname = 'public'");
    private static final List<String> H2 = List.of(
            "SELECT 'column ' || c.table_name || '.' || c.column_name || ' ' || c.data_type || ' '"
                    + " || coalesce(cast(c.character_maximum_length as varchar), '') || ' ' || c.is_nullable || ' '"
                    + " || c.is_identity || ' ' || coalesce(c.column_default, '') || ' ' || coalesce((SELECT"
                    + " listagg(e.value_name, ',') WITHIN GROUP (ORDER BY e.value_ordinal) FROM"
                    + " information_schema.enum_values e WHERE e.object_name = c.table_name AND e.enum_identifier ="
                    + " c.dtd_identifier), '') FROM information_schema.columns c WHERE c.table_schema = 'PUBLIC'"
                    + " AND lower(c.table_name)" + OTHERS,
            "SELECT 'constraint ' || t.table_name || ' ' || t.constraint_name || ' ' || t.constraint_type || ' '"
                    + " || coalesce((SELECT listagg(k.column_name, ',') WITHIN GROUP (ORDER BY k.ordinal_position) FROM"
                    + " information_schema.key_column_usage k WHERE k.constraint_name = t.constraint_name), '') || ' '"
                    + " || coalesce((SELECT r.unique_constraint_name || ' ' || r.delete_rule FROM"
                    + " information_schema.referential_constraints r WHERE r.constraint_name = t.constraint_name), '')"
                    + " FROM information_schema.table_constraints t WHERE t.table_schema = 'PUBLIC' AND"
                    + " lower(t.table_name)" + OTHERS,
            "SELECT 'index ' || i.table_name || ' ' || i.index_name || ' ' || listagg(i.column_name || ' '"
                    + " || i.ordering_specification, ',') WITHIN GROUP (ORDER BY i.ordinal_position) FROM"
                    + " information_schema.index_columns i WHERE i.table_schema = 'PUBLIC' AND"
                    + " i.index_name NOT LIKE '%INDEX_%' AND i.index_name NOT LIKE 'PRIMARY_KEY%' AND lower(i.table_name)"
                    + OTHERS
                    + " GROUP BY i.table_name, i.index_name");

    private SchemaText() {}

    /** One line for each thing, in the order of their names. */
    static List<String> of(TestDatabase database) throws SQLException {
        List<String> lines = new ArrayList<>();
        boolean postgres = database.url().startsWith("jdbc:postgresql:");
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String query : postgres ? POSTGRESQL : H2) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
            }
        }
        lines.sort(null);
        return lines;
    }
}

package dev.tidemark.differential;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL schema in the server's own words, straight from its catalog (manual, chapter 52 and section 9.27). */
final class PostgresSchema {
    private static final String OURS = " n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') ";

    private static final List<String> QUERIES = List.of(
            "SELECT 'schema ' || nspname || ' ' || coalesce(obj_description(n.oid, 'pg_namespace'), '')"
                    + " FROM pg_namespace n WHERE" + OURS + "ORDER BY 1",
            "SELECT 'relation ' || c.oid::regclass || ' ' || c.relkind::text || c.relpersistence::text || ' '"
                    + " || coalesce(c.reloptions::text, '') || ' ' || coalesce(c.relacl::text, '') || ' '"
                    + " || pg_get_userbyid(c.relowner) || ' ' || coalesce(obj_description(c.oid, 'pg_class'), '')"
                    + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE" + OURS + "ORDER BY 1",
            "SELECT 'column ' || a.attrelid::regclass || '.' || a.attname || ' ' || lpad(a.attnum::text, 4) || ' '"
                    + " || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || a.attidentity::text"
                    + " || a.attgenerated::text || a.attstorage::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || ' '"
                    + " || coalesce(col_description(a.attrelid, a.attnum), '')"
                    + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
                    + " WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'v', 'm', 'p', 'f', 'c') AND"
                    + OURS
                    + "ORDER BY a.attrelid::regclass::text, a.attnum",
            "SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(o.oid, true) || ' '"
                    + " || convalidated || ' ' || coalesce(obj_description(o.oid, 'pg_constraint'), '')"
                    + " FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace WHERE" + OURS + "ORDER BY 1",
            "SELECT 'index ' || pg_get_indexdef(i.indexrelid) || ' ' || i.indisvalid || ' ' || i.indisunique"
                    + " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE" + OURS + "ORDER BY 1",
            "SELECT 'sequence ' || to_jsonb(s)::text FROM pg_sequences s ORDER BY 1",
            "SELECT 'view ' || c.oid::regclass || ' ' || pg_get_viewdef(c.oid, true) FROM pg_class c"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND" + OURS
                    + "ORDER BY 1",
            "SELECT 'function ' || pg_get_functiondef(p.oid) || coalesce(obj_description(p.oid, 'pg_proc'), '')"
                    + " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prokind IN ('f', 'p') AND"
                    + OURS
                    + "ORDER BY 1",
            "SELECT 'trigger ' || pg_get_triggerdef(t.oid, true) FROM pg_trigger t WHERE NOT t.tgisinternal ORDER BY 1",
            "SELECT 'rule ' || definition FROM pg_rules WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1",
            "SELECT 'type ' || t.oid::regtype || ' ' || t.typtype::text || ' ' || coalesce((SELECT string_agg(enumlabel, ','"
                    + " ORDER BY enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid), '') FROM pg_type t"
                    + " JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype IN ('e', 'd', 'c') AND" + OURS
                    + "ORDER BY 1",
            "SELECT 'extension ' || extname || ' ' || extversion FROM pg_extension ORDER BY 1");

    private PostgresSchema() {}

    /** One line for each object, ordered by kind and name. */
    static List<String> lines(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String query : QUERIES) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
            }
        }
        return lines;
    }
}

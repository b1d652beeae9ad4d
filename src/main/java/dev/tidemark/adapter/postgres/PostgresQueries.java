package dev.tidemark.adapter.postgres;

/**
 * The queries to PostgreSQL's catalog (manual, chapter "System Catalogs"): as few and as plain as possible. Names are put
 * together here and not on the server where that costs a look-up for each row.
 */
final class PostgresQueries {
    private static final int VERSION_15 = 15;
    private static final int VERSION_18 = 18;

    /** Which schemas there are of the wanted ones, and how names are looked up now. The parameter names them, in JSON. */
    static final String SCHEMAS = """
            SELECT n.oid, n.nspname, quote_ident(n.nspname), has_schema_privilege(n.oid, 'USAGE'),
              n.nspname = current_schema(), s.path, s.limits, current_user
            FROM (SELECT current_setting('search_path') AS path, current_setting('statement_timeout') AS limits) s
            LEFT JOIN pg_namespace n ON n.nspname = current_schema()
              OR n.nspname IN (SELECT json_array_elements_text(?::json))""";

    /** Names of this schema are written bare, and the server gets more time than for a short look. */
    static final String SETTINGS =
            "SELECT set_config('search_path', ?, true), set_config('statement_timeout', ?, true)";

    private static final String NOT_OF_EXTENSION =
            """
                    NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '{catalog}'::regclass AND d.objid = {number} AND d.deptype = 'e')""";
    /** The constructors of a range type come with it. */
    private static final String ROUTINE_OF_ITS_OWN = """
            NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid
              AND d.deptype IN ('e', 'i'))""";

    private static final String RELATIONS = """
            SELECT c.oid, c.relnamespace, c.relname, c.relkind, c.relispartition, r.rolname, c.relacl,
              c.relrowsecurity, c.relforcerowsecurity, c.relreplident, c.reltuples::bigint,
              CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) WHEN 'v' THEN pg_get_viewdef(c.oid)
                WHEN 'm' THEN pg_get_viewdef(c.oid) END,
              i.inhparent, CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END, t.description,
              array_to_string(c.reloptions, ', '), CASE WHEN NOT c.relispartition THEN i.inhparent::regclass::text END,
              r.rolname = current_user
            FROM pg_class c LEFT JOIN pg_roles r ON r.oid = c.relowner
            LEFT JOIN pg_inherits i ON i.inhrelid = c.oid AND i.inhseqno = 1
            LEFT JOIN pg_description t ON t.objoid = c.oid AND t.classoid = 'pg_class'::regclass AND t.objsubid = 0
            WHERE c.relnamespace IN ({schemas}) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {own}""";

    private static final String COLUMNS = """
            SELECT a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
              a.attidentity, a.attgenerated, pg_get_expr(e.adbin, e.adrelid), a.attcollation, y.typcollation, a.attacl,
              t.description
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            LEFT JOIN pg_attrdef e ON e.adrelid = a.attrelid AND e.adnum = a.attnum
            LEFT JOIN pg_type y ON y.oid = a.atttypid AND a.attcollation NOT IN (0, 100)
            LEFT JOIN pg_description t ON t.objoid = a.attrelid AND t.classoid = 'pg_class'::regclass
              AND t.objsubid = a.attnum
            WHERE c.relnamespace IN ({schemas}) AND c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition
              AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attrelid, a.attnum""";

    private static final String CONSTRAINTS =
            """
                    SELECT k.conrelid, k.conname, k.contype, k.conkey, k.conindid, k.condeferrable, k.condeferred, k.convalidated,
                      k.confrelid, k.confkey, k.confupdtype, k.confdeltype, k.confmatchtype,
                      CASE k.contype WHEN 'c' THEN pg_get_expr(k.conbin, k.conrelid)
                        WHEN 'x' THEN pg_get_constraintdef(k.oid) END,
                      n.nspname, f.relname,
                      CASE WHEN f.oid IS NOT NULL THEN ARRAY(SELECT a.attname FROM unnest(k.confkey) WITH ORDINALITY u (num, place)
                        JOIN pg_attribute a ON a.attrelid = f.oid AND a.attnum = u.num ORDER BY u.place)::text[] END,
                      concat_ws(', ', CASE WHEN k.contype = 'c' AND k.connoinherit THEN 'NO INHERIT' END,
                        CASE WHEN k.confmatchtype = 'f' THEN 'MATCH FULL' END{special})
                    FROM pg_constraint k
                    LEFT JOIN pg_class f ON f.oid = k.confrelid AND (f.relispartition OR f.relnamespace NOT IN ({schemas}))
                    LEFT JOIN pg_namespace n ON n.oid = f.relnamespace
                    WHERE k.connamespace IN ({schemas}) AND k.conrelid <> 0 AND k.conparentid = 0
                      AND k.contype IN ('p', 'u', 'f', 'c', 'x')""";

    private static final String SET_COLUMNS =
            ", CASE WHEN k.confdelsetcols IS NOT NULL THEN 'ON DELETE SET of some of its columns only' END";
    private static final String OF_18 =
            ", CASE WHEN NOT k.conenforced THEN 'NOT ENFORCED' END, CASE WHEN k.conperiod THEN"
                    + " CASE k.contype WHEN 'f' THEN 'for a PERIOD' ELSE 'WITHOUT OVERLAPS' END END";

    private static final String INDEXES = """
            SELECT i.indexrelid, i.indrelid, c.relname, m.amname, i.indisunique, i.indisvalid, {same}, i.indisreplident,
              i.indnkeyatts, i.indkey, i.indclass, i.indoption, i.indcollation,
              CASE WHEN i.indexprs IS NOT NULL THEN
                ARRAY(SELECT CASE i.indkey[k - 1] WHEN 0 THEN pg_get_indexdef(i.indexrelid, k, false) END
                  FROM generate_series(1, i.indnkeyatts::int) k ORDER BY k) END,
              pg_get_expr(i.indpred, i.indrelid), o.options, array_to_string(c.reloptions, ', ')
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            LEFT JOIN pg_am m ON m.oid = c.relam
            LEFT JOIN (SELECT attrelid, json_object_agg(attnum, array_to_string(attoptions, ', ')) AS options
              FROM pg_attribute WHERE attoptions IS NOT NULL GROUP BY attrelid) o ON o.attrelid = i.indexrelid
            WHERE c.relnamespace IN ({schemas}) AND c.relkind IN ('i', 'I') AND NOT c.relispartition""";

    private static final String SEQUENCES = """
            SELECT s.seqrelid, c.relnamespace, c.relname, format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement,
              s.seqmin, s.seqmax, s.seqcache, s.seqcycle, d.refobjid, d.refobjsubid, d.deptype
            FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
            LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.objsubid = 0
              AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
            WHERE c.relnamespace IN ({schemas}) AND {own}""";

    private static final String TYPES =
            """
                    SELECT t.typnamespace, t.typname, t.typtype, CASE t.typtype
                      WHEN 'e' THEN ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
                      WHEN 'c' THEN ARRAY(SELECT quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                        FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
                        ORDER BY a.attnum)
                      WHEN 'r' THEN ARRAY(SELECT 'SUBTYPE = ' || format_type(r.rngsubtype, NULL) FROM pg_range r
                        WHERE r.rngtypid = t.oid)
                      ELSE array_remove(ARRAY[format_type(t.typbasetype, t.typtypmod),
                        (SELECT 'COLLATE ' || quote_ident(l.collname) FROM pg_collation l, pg_type b WHERE l.oid = t.typcollation
                          AND b.oid = t.typbasetype AND b.typcollation <> l.oid),
                        'DEFAULT ' || coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault),
                        CASE WHEN t.typnotnull THEN 'NOT NULL' END], NULL)
                        || ARRAY(SELECT 'CONSTRAINT ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid)
                        FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.conname) END
                    FROM pg_type t
                    WHERE t.typnamespace IN ({schemas}) AND (t.typtype IN ('e', 'd', 'r')
                      OR t.typrelid IN (SELECT oid FROM pg_class WHERE relkind = 'c' AND relnamespace IN ({schemas}))) AND {own}""";

    private static final String ROUTINES = """
            SELECT p.pronamespace, p.proname, oidvectortypes(p.proargtypes), pg_get_functiondef(p.oid)
            FROM pg_proc p WHERE p.pronamespace IN ({schemas}) AND p.prokind IN ('f', 'p', 'w') AND {own}""";

    private static final String RULES =
            """
                    SELECT 't', g.tgrelid, g.tgname, g.tgenabled <> 'D', pg_get_triggerdef(g.oid, true),
                      CASE g.tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END
                    FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
                    WHERE c.relnamespace IN ({schemas}) AND NOT g.tgisinternal AND g.tgparentid = 0
                    UNION ALL
                    SELECT 'p', p.polrelid, p.polname, true, 'AS ' || CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE'
                        END || ' FOR ' || CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                        WHEN 'd' THEN 'DELETE' ELSE 'ALL' END || ' TO '
                      || coalesce((SELECT string_agg(quote_ident(o.rolname), ', ' ORDER BY o.rolname) FROM pg_roles o
                        WHERE o.oid = ANY (p.polroles)), 'PUBLIC')
                      || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
                      || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''), ''
                    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace IN ({schemas})""";

    private static final String DICTIONARY = """
            SELECT 'opclass', oid::bigint, opcname::text, '' FROM pg_opclass WHERE NOT opcdefault
            UNION ALL
            SELECT 'collation', l.oid::bigint, CASE n.nspname WHEN 'pg_catalog' THEN '' WHEN current_schema() THEN ''
              ELSE quote_ident(n.nspname) || '.' END || quote_ident(l.collname), ''
            FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace
            UNION ALL
            SELECT 'extension', oid::bigint, extname::text, extversion FROM pg_extension WHERE extname <> 'plpgsql'
            UNION ALL
            SELECT 'publication', p.oid::bigint, p.pubname::text, CASE WHEN p.puballtables THEN 'FOR ALL TABLES'
                ELSE concat_ws(', ', 'FOR TABLE ' || r.tables, {publishedSchemas}) END
              || ' WITH (publish = ''' || concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END,
                CASE WHEN p.pubupdate THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END,
                CASE WHEN p.pubtruncate THEN 'truncate' END) || ''''
              || CASE WHEN p.pubviaroot THEN ', publish_via_partition_root = true' ELSE '' END || {generated} || ')'
            FROM pg_publication p LEFT JOIN LATERAL (
              SELECT string_agg(r.prrelid::regclass::text || {part}, ', ' ORDER BY r.prrelid::regclass::text) AS tables,
                count(*) AS count FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid
              WHERE r.prpubid = p.oid AND c.relnamespace IN ({schemas})) r ON true
            WHERE p.puballtables OR r.count > 0 OR {elsewhere}""";

    private static final String PUBLISHED_SCHEMAS = """
            (SELECT 'TABLES IN SCHEMA ' || string_agg(CASE n.nspname WHEN current_schema() THEN 'CURRENT_SCHEMA'
               ELSE quote_ident(n.nspname) END, ', ' ORDER BY n.nspname)
             FROM pg_publication_namespace m JOIN pg_namespace n ON n.oid = m.pnnspid
             WHERE m.pnpubid = p.oid AND n.oid IN ({schemas}))""";
    private static final String PUBLISHED_PART =
            """
                    coalesce((SELECT ' (' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) || ')' FROM pg_attribute a
                      WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)), '')
                    || coalesce(' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')', '')""";
    private static final String PUBLISHED_ELSEWHERE = """
            EXISTS (SELECT FROM pg_publication_namespace m WHERE m.pnpubid = p.oid AND m.pnnspid IN ({schemas}))
            OR NOT EXISTS (SELECT FROM pg_publication_rel x WHERE x.prpubid = p.oid)
              AND NOT EXISTS (SELECT FROM pg_publication_namespace m WHERE m.pnpubid = p.oid)""";
    private static final String PUBLISHED_NOTHING =
            "NOT EXISTS (SELECT FROM pg_publication_rel x WHERE x.prpubid = p.oid)";

    private final String schemas;
    private final int version;

    /** For schemas by their numbers, separated by commas, on a server of that major version. */
    PostgresQueries(String schemas, int version) {
        this.schemas = schemas;
        this.version = version;
    }

    String relations() {
        return inSchemas(RELATIONS).replace("{own}", notOfExtension("pg_class", "c.oid"));
    }

    String columns() {
        return inSchemas(COLUMNS);
    }

    String constraints() {
        String special = (version >= VERSION_15 ? SET_COLUMNS : "") + (version >= VERSION_18 ? OF_18 : "");
        return inSchemas(CONSTRAINTS.replace("{special}", special));
    }

    String indexes() {
        return inSchemas(INDEXES).replace("{same}", version >= VERSION_15 ? "i.indnullsnotdistinct" : "false");
    }

    String sequences() {
        return inSchemas(SEQUENCES).replace("{own}", notOfExtension("pg_class", "c.oid"));
    }

    String types() {
        return inSchemas(TYPES).replace("{own}", notOfExtension("pg_type", "t.oid"));
    }

    String routines() {
        return inSchemas(ROUTINES).replace("{own}", ROUTINE_OF_ITS_OWN);
    }

    String rules() {
        return inSchemas(RULES);
    }

    String dictionary() {
        boolean parts = version >= VERSION_15;
        String generated = version >= VERSION_18
                ? "CASE p.pubgencols WHEN 's' THEN ', publish_generated_columns = stored' ELSE '' END"
                : "''";
        return inSchemas(DICTIONARY
                .replace("{publishedSchemas}", parts ? PUBLISHED_SCHEMAS : "NULL")
                .replace("{generated}", generated)
                .replace("{part}", parts ? PUBLISHED_PART : "''")
                .replace("{elsewhere}", parts ? PUBLISHED_ELSEWHERE : PUBLISHED_NOTHING));
    }

    private String inSchemas(String query) {
        return query.replace("{schemas}", schemas);
    }

    private static String notOfExtension(String catalog, String number) {
        return NOT_OF_EXTENSION.replace("{catalog}", catalog).replace("{number}", number);
    }
}

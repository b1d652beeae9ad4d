package dev.tidemark.adapter.h2;

import dev.tidemark.adapter.jdbc.OwnTables;
import dev.tidemark.adapter.jdbc.Reading;
import dev.tidemark.adapter.jdbc.TableDraft;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.DataType;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.Trigger;
import dev.tidemark.domain.schema.View;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tables and views with everything that belongs to them. */
final class H2Tables {
    private static final String TABLES = "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, TABLE_CLASS, ROW_COUNT_ESTIMATE,"
            + " REMARKS FROM INFORMATION_SCHEMA.TABLES";
    private static final String VIEWS =
            "SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS";
    private static final String COLUMNS = "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, COLUMN_DEFAULT, IS_NULLABLE,"
            + " DOMAIN_SCHEMA, DOMAIN_NAME, IDENTITY_GENERATION, IDENTITY_START, IDENTITY_INCREMENT, IS_GENERATED,"
            + " GENERATION_EXPRESSION, COLUMN_ON_UPDATE, REMARKS, " + H2Types.COLUMNS
            + " FROM INFORMATION_SCHEMA.COLUMNS ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION";
    private static final int COLUMN_TYPE = 15;
    private static final String INDEXES = "SELECT INDEX_SCHEMA, INDEX_NAME, TABLE_SCHEMA, TABLE_NAME, INDEX_TYPE_NAME,"
            + " NULLS_DISTINCT FROM INFORMATION_SCHEMA.INDEXES WHERE NOT IS_GENERATED";
    private static final String INDEX_COLUMNS = "SELECT INDEX_SCHEMA, INDEX_NAME, COLUMN_NAME, ORDERING_SPECIFICATION,"
            + " NULL_ORDERING FROM INFORMATION_SCHEMA.INDEX_COLUMNS ORDER BY INDEX_SCHEMA, INDEX_NAME, ORDINAL_POSITION";
    private static final String TRIGGERS =
            "SELECT TRIGGER_SCHEMA, TRIGGER_NAME, EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE,"
                    + " EVENT_MANIPULATION, ACTION_ORIENTATION, ACTION_TIMING, IS_ROLLBACK, JAVA_CLASS, QUEUE_SIZE, NO_WAIT"
                    + " FROM INFORMATION_SCHEMA.TRIGGERS ORDER BY TRIGGER_SCHEMA, TRIGGER_NAME, EVENT_MANIPULATION";
    private static final String RIGHTS =
            "SELECT TABLE_SCHEMA, TABLE_NAME, GRANTEE, RIGHTS FROM INFORMATION_SCHEMA.RIGHTS"
                    + " WHERE TABLE_NAME IS NOT NULL";

    private final Reading reading;
    private final H2Names names;
    private final OwnTables own;
    private final H2Types types;
    private final Map<ObjectName, TableDraft> tables = new HashMap<>();
    private final Map<ObjectName, TableDraft> views = new HashMap<>();
    private final Map<ObjectName, String> queries = new HashMap<>();
    private final Set<ObjectName> materialized = new TreeSet<>();
    private final Set<String> sentences = new TreeSet<>();

    H2Tables(Reading reading, H2Names names, OwnTables own, H2Types types) {
        this.reading = reading;
        this.names = names;
        this.own = own;
        this.types = types;
    }

    void readTables() throws SQLException {
        reading.query(TABLES, row -> {
            if (names.reads(row.getString(1))) {
                add(names.name(row.getString(1), row.getString(2)), row);
            }
        });
        materialized.forEach(view -> tables.keySet().removeIf(
                t -> t.schema().equals(view.schema()) && t.name().matches(Pattern.quote(view.name()) + "\\$\\d+")));
        reading.query(VIEWS, row -> {
            if (names.reads(row.getString(1))) {
                ObjectName name = names.name(row.getString(1), row.getString(2));
                String query = row.getString(3);
                queries.put(name, query == null ? "" : names.bare(query));
                if (query == null) {
                    sentences.add("The database does not tell the query of the view " + name + ".");
                }
            }
        });
    }

    private void add(ObjectName name, ResultSet row) throws SQLException {
        String kind = row.getString(3);
        boolean table = kind.equals("BASE TABLE");
        if (own.leavesOut(name)) {
            return;
        }
        if (!table && !kind.equals("VIEW")) {
            sentences.add("The table " + name + " (" + kind.toLowerCase(Locale.ROOT) + ") is left out.");
            return;
        }
        TableDraft draft = new TableDraft(name);
        draft.know(new TableDraft.Facts(or(row.getString(6)), "", "", false, false, table ? row.getLong(5) : -1));
        (table ? tables : views).put(name, draft);
        if (String.valueOf(row.getString(4)).endsWith("MaterializedView")) {
            materialized.add(name);
        }
    }

    private @Nullable TableDraft draft(String schema, String name) {
        ObjectName full = names.name(schema, name);
        TableDraft table = tables.get(full);
        return table == null ? views.get(full) : table;
    }

    void readColumns() throws SQLException {
        reading.query(COLUMNS, row -> {
            TableDraft draft = names.reads(row.getString(1)) ? draft(row.getString(1), row.getString(2)) : null;
            if (draft != null) {
                draft.add(column(row));
            }
        });
    }

    private Column column(ResultSet row) throws SQLException {
        String domain = row.getString(7);
        DataType type = domain == null
                ? types.type(row, COLUMN_TYPE, row.getString(1), row.getString(2))
                : DataType.of(names.sql(row.getString(6), domain));
        Column.Filled filled = Column.Filled.BY_WRITER;
        if (row.getString(8) != null) {
            filled = new Column.Identity(row.getString(8).equals("ALWAYS"), row.getLong(9), row.getLong(10));
        } else if ("ALWAYS".equals(row.getString(11))) {
            filled = new Column.Computed(names.bare(or(row.getString(12))), true);
        }
        String value = row.getString(4);
        String onUpdate = row.getString(13);
        String filling = value == null ? null : names.bare(value) + (onUpdate == null ? "" : " ON UPDATE " + onUpdate);
        return new Column(
                row.getString(3), type, row.getString(5).equals("YES"),
                filled instanceof Column.ByWriter ? filling : null, filled, "", or(row.getString(14)));
    }

    void readConstraints() throws SQLException {
        new H2Constraints(reading, names).read(tables, sentences);
    }

    void readIndexes(String nullOrdering) throws SQLException {
        Map<ObjectName, List<Index.Key>> keys = new HashMap<>();
        reading.query(INDEX_COLUMNS, row -> {
            if (names.reads(row.getString(1))) {
                boolean descending = "DESC".equals(row.getString(4));
                String nulls = row.getString(5);
                boolean first = usualFirst(nullOrdering, descending);
                boolean usual = nulls == null || nulls.equals("FIRST") == first;
                keys.computeIfAbsent(names.name(row.getString(1), row.getString(2)), n -> new ArrayList<>())
                        .add(new Index.Key(
                                row.getString(3), true, descending, usual ? descending : "FIRST".equals(nulls), ""));
            }
        });
        reading.query(INDEXES, row -> {
            TableDraft draft = names.reads(row.getString(3)) ? draft(row.getString(3), row.getString(4)) : null;
            String kind = row.getString(5);
            if (draft != null && !kind.equals("PRIMARY KEY")) {
                String method = kind.contains("SPATIAL") ? "spatial" : kind.contains("HASH") ? "hash" : "btree";
                draft.add(new Index(
                        row.getString(2), kind.contains("UNIQUE"), method,
                        keys.getOrDefault(names.name(row.getString(1), row.getString(2)), List.of()), List.of(), "",
                        !"NO".equals(row.getString(6)), true));
            }
        });
    }

    /** Whether NULLs come first where nothing is said (H2 manual, setting DEFAULT_NULL_ORDERING). */
    private static boolean usualFirst(String setting, boolean descending) {
        return switch (setting) {
            case "HIGH" -> descending;
            case "FIRST" -> true;
            case "LAST" -> false;
            default -> !descending;
        };
    }

    /** Triggers and grants. */
    void readRules() throws SQLException {
        Map<ObjectName, H2Trigger> found = new LinkedHashMap<>();
        Map<ObjectName, List<String>> events = new HashMap<>();
        reading.query(TRIGGERS, row -> {
            if (names.reads(row.getString(1))) {
                ObjectName name = names.name(row.getString(1), row.getString(2));
                events.computeIfAbsent(name, n -> new ArrayList<>()).add(row.getString(5));
                found.put(name, H2Trigger.of(row));
            }
        });
        found.forEach((name, trigger) -> {
            TableDraft draft = draft(trigger.schema(), trigger.table());
            if (draft != null && views.containsKey(draft.name())) {
                sentences.add("The trigger " + name + " of the view " + draft.name() + " is not compared.");
            } else if (draft != null) {
                String on = names.sql(trigger.schema(), trigger.table());
                List<String> happening = events.getOrDefault(name, List.of());
                draft.add(new Trigger(name.name(), trigger.definition(name.name(), happening, on), true));
            }
        });
        reading.query(RIGHTS, row -> {
            TableDraft draft = names.reads(row.getString(1)) ? draft(row.getString(1), row.getString(2)) : null;
            if (draft != null) {
                draft.grant(List.of(row.getString(3) + ": " + row.getString(4)));
            }
        });
    }

    List<Table> tables() {
        return tables.values().stream().map(TableDraft::table).sorted(Comparator.comparing(Table::name)).toList();
    }

    List<View> views() {
        return views.values().stream()
                .map(v -> v.view(queries.getOrDefault(v.name(), ""), materialized.contains(v.name())))
                .sorted(Comparator.comparing(View::name))
                .toList();
    }

    Collection<String> sentences() {
        return sentences;
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}

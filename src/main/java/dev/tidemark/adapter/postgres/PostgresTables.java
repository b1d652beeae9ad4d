package dev.tidemark.adapter.postgres;

import static dev.tidemark.adapter.postgres.Texts.bare;
import static dev.tidemark.adapter.postgres.Texts.numbers;
import static dev.tidemark.adapter.postgres.Texts.or;
import static dev.tidemark.adapter.postgres.Texts.texts;

import dev.tidemark.adapter.jdbc.OwnTables;
import dev.tidemark.adapter.jdbc.Reading;
import dev.tidemark.adapter.jdbc.TableDraft;
import dev.tidemark.domain.schema.Check;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.Deferral;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.ForeignKey.Action;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Policy;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.Trigger;
import dev.tidemark.domain.schema.UniqueKey;
import dev.tidemark.domain.schema.View;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables and views with everything that belongs to them. */
final class PostgresTables {
    private static final int USUAL_COLLATION = 100; // what the database says

    private final Reading reading;
    private final PostgresQueries queries;
    private final PostgresNames names;
    private final OwnTables own;
    private final TypeText typeText = new TypeText();
    private final Map<Long, Relation> relations = new HashMap<>();
    /** Those that primary keys, unique and exclusion constraints may own, until it is known. */
    private final Map<Long, IndexRow> indexes = new HashMap<>();
    private final NotCompared notCompared = new NotCompared();

    PostgresTables(Reading reading, PostgresQueries queries, PostgresNames names, OwnTables own) {
        this.reading = reading;
        this.queries = queries;
        this.names = names;
        this.own = own;
    }

    /** A table or view. */
    private static final class Relation {
        final TableDraft draft;
        final String owner;
        final char kind;
        final String definition;
        final List<String> columns = new ArrayList<>();
        final Map<Integer, Integer> collations = new HashMap<>();

        Relation(TableDraft draft, String owner, char kind, String definition) {
            this.draft = draft;
            this.owner = owner;
            this.kind = kind;
            this.definition = definition;
        }

        boolean isView() {
            return kind == 'v' || kind == 'm';
        }

        /** The column of that number. */
        String column(int number) {
            return number > 0 && number <= columns.size() ? columns.get(number - 1) : "";
        }

        List<String> named(int[] numbers) {
            List<String> found = new ArrayList<>(numbers.length);
            for (int number : numbers) {
                found.add(column(number));
            }
            return found;
        }
    }

    /** A partition on its way to the table that it is a part of. */
    private record Part(ObjectName name, long parent, String bound, String deals) {}

    private record IndexRow(Relation relation, Index index) {}

    /** The table's name; null where it is not read. */
    @Nullable
    ObjectName name(long relation) {
        Relation found = relations.get(relation);
        return found == null ? null : found.draft.name();
    }

    /** The name of a table's column, after the columns. */
    String column(long relation, int number) {
        Relation found = relations.get(relation);
        return found == null ? "" : found.column(number);
    }

    void readRelations(int version) throws SQLException {
        Map<Long, Part> parts = new HashMap<>();
        reading.query(queries.relations(), row -> {
            long id = row.getLong(1);
            ObjectName name = names.name(row.getLong(2), row.getString(3));
            char kind = row.getString(4).charAt(0);
            if (kind == 'f') {
                notCompared.foreignTable(name);
            } else if (row.getBoolean(5)) {
                parts.put(id, new Part(name, row.getLong(13), or(row.getString(14)), or(row.getString(12))));
            } else if (!own.leavesOut(name)) {
                relations.put(id, relation(row, name, kind, version));
                mention(row, name, kind);
            }
        });
        parts.values().forEach(part -> deal(part, parts));
    }

    private void mention(ResultSet row, ObjectName name, char kind) throws SQLException {
        if (kind == 'v' || kind == 'm') {
            String owner = or(row.getString(6));
            notCompared.view(
                    name, row.getString(16), row.getBoolean(18) ? null : owner,
                    Grants.lines(row.getString(7), owner, ""));
        } else {
            notCompared.tableOptions(name, row.getString(16));
            notCompared.parent(name, row.getString(17));
        }
    }

    private static Relation relation(ResultSet row, ObjectName name, char kind, int version) throws SQLException {
        TableDraft draft = new TableDraft(name);
        String owner = or(row.getString(6));
        String text = or(row.getString(12));
        boolean view = kind == 'v' || kind == 'm';
        draft.know(new TableDraft.Facts(
                or(row.getString(15)), owner, view ? "" : text, row.getBoolean(8), row.getBoolean(9), row.getLong(11)));
        draft.grant(Grants.lines(row.getString(7), owner, ""));
        draft.identifyRowsBy(switch (row.getString(10)) {
            case "f" -> "full";
            case "n" -> "nothing";
            case "i" -> "index";
            default -> "default";
        });
        return new Relation(draft, owner, kind, view ? ViewText.of(text, version) : "");
    }

    /** Gives a partition to the table that it is, directly or not, a part of. */
    private void deal(Part part, Map<Long, Part> parts) {
        String nested = "";
        long parent = part.parent();
        for (Part above = parts.get(parent); above != null; above = parts.get(parent)) {
            nested = nested.isEmpty() ? " OF " + above.name() : nested;
            parent = above.parent();
        }
        Relation table = relations.get(parent);
        if (table != null) {
            table.draft.partition(part.name() + nested + " " + part.bound()
                    + (part.deals().isEmpty() ? "" : " PARTITION BY " + part.deals()));
        }
    }

    void readColumns(PostgresObjects objects) throws SQLException {
        reading.query(queries.columns(), row -> {
            long id = row.getLong(1);
            Relation relation = relations.get(id);
            if (relation == null) {
                return;
            }
            int number = row.getInt(2);
            String name = row.getString(3);
            while (relation.columns.size() < number) {
                relation.columns.add("");
            }
            relation.columns.set(number - 1, name);
            int collation = (int) row.getLong(9);
            relation.collations.put(number, collation);
            String expression = row.getString(8);
            boolean computed = !row.getString(7).isEmpty();
            Column.Filled filled = computed
                    ? new Column.Computed(bare(or(expression)), row.getString(7).equals("s"))
                    : objects.filled(id, number, row.getString(6), or(expression));
            boolean plain = filled instanceof Column.ByWriter;
            boolean usual = collation == 0 || collation == USUAL_COLLATION || collation == (int) row.getLong(10);
            relation.draft.add(new Column(
                    name, typeText.of(row.getString(4)), !row.getBoolean(5), plain ? expression : null, filled,
                    usual ? "" : objects.collation(collation), or(row.getString(12))));
            relation.draft.grant(Grants.lines(row.getString(11), relation.owner, name));
        });
    }

    void readIndexes(PostgresObjects objects) throws SQLException {
        reading.query(queries.indexes(), row -> {
            Relation relation = relations.get(row.getLong(2));
            if (relation != null) {
                Index index = index(row, relation, objects);
                if (row.getBoolean(8)) {
                    relation.draft.identifyRowsBy("index " + index.name());
                }
                indexes.put(row.getLong(1), new IndexRow(relation, index));
                notCompared.indexOptions(index.name(), relation.draft.name(), row.getString(17));
            }
        });
    }

    private static Index index(ResultSet row, Relation relation, PostgresObjects objects) throws SQLException {
        int keys = row.getInt(9);
        int[] columns = numbers(row.getString(10));
        int[] classes = numbers(row.getString(11));
        int[] options = numbers(row.getString(12));
        int[] collations = numbers(row.getString(13));
        String made = row.getString(14);
        List<@Nullable String> expressions = made == null ? List.of() : Texts.array(made);
        Map<Integer, String> parameters = objects.parameters(row.getString(16));
        List<Index.Key> found = new ArrayList<>(keys);
        List<String> include = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            boolean column = columns[i] != 0;
            if (i >= keys) {
                include.add(relation.column(columns[i]));
                continue;
            }
            int usual = column ? relation.collations.getOrDefault(columns[i], 0) : 0;
            String special = objects.operatorClass(
                    classes[i], collations[i] == usual ? 0 : collations[i], parameters.getOrDefault(i + 1, ""));
            found.add(new Index.Key(
                    column ? relation.column(columns[i]) : once(or(expressions.get(i))), column, (options[i] & 1) != 0,
                    (options[i] & 2) != 0, special));
        }
        return new Index(
                row.getString(3), row.getBoolean(5), or(row.getString(4)), found, include,
                bare(or(row.getString(15))), !row.getBoolean(7), row.getBoolean(6));
    }

    /** The server puts brackets around an operator, and again around the whole. */
    private static String once(String expression) {
        String inner = bare(expression);
        return inner.equals(expression) ? expression : "(" + inner + ")";
    }

    /** After the columns and indexes. What no constraint owns is an index by itself. */
    void readConstraints() throws SQLException {
        reading.query(queries.constraints(), row -> {
            Relation relation = relations.get(row.getLong(1));
            if (relation != null) {
                constraint(row, relation);
            }
        });
        indexes.values().forEach(row -> row.relation().draft.add(row.index()));
        indexes.clear();
    }

    private void constraint(ResultSet row, Relation relation) throws SQLException {
        String name = row.getString(2);
        List<String> columns = relation.named(numbers(row.getString(4)));
        boolean validated = row.getBoolean(8);
        notCompared.constraint(name, relation.draft.name(), or(row.getString(18)));
        switch (row.getString(3)) {
            case "p" -> {
                owned(row, name);
                relation.draft.add(new PrimaryKey(name, columns));
            }
            case "u" -> {
                Index index = owned(row, name);
                boolean distinct = index == null || index.nullsDistinct();
                relation.draft.add(new UniqueKey(name, columns, distinct, deferral(row)));
            }
            case "f" -> foreignKey(row, relation, columns);
            case "x" -> {
                indexes.remove(row.getLong(5));
                relation.draft.add(new Check(name, or(row.getString(14)), true));
            }
            default -> relation.draft.add(new Check(name, bare(or(row.getString(14))), validated));
        }
    }

    /** The index behind a key, which is none by itself. */
    private @Nullable Index owned(ResultSet row, String name) throws SQLException {
        IndexRow found = indexes.remove(row.getLong(5));
        if (found == null) {
            return null;
        }
        notCompared.key(name, found.relation().draft.name(), found.index());
        return found.index();
    }

    private void foreignKey(ResultSet row, Relation relation, List<String> columns) throws SQLException {
        Relation target = relations.get(row.getLong(9));
        String elsewhere = row.getString(16);
        if (target == null && elsewhere == null) {
            notCompared.foreignKey(row.getString(2), relation.draft.name());
            return;
        }
        ObjectName name = target != null
                ? target.draft.name()
                : names.elsewhere(or(row.getString(15)), or(elsewhere));
        List<String> keys = target != null ? target.named(numbers(row.getString(10))) : texts(row.getString(17));
        relation.draft.add(new ForeignKey(
                row.getString(2), columns, name, keys, action(row.getString(12)), action(row.getString(11)),
                deferral(row), row.getBoolean(8)));
    }

    private static Deferral deferral(ResultSet row) throws SQLException {
        return !row.getBoolean(6)
                ? Deferral.NOT_DEFERRABLE
                : row.getBoolean(7) ? Deferral.DEFERRED : Deferral.IMMEDIATE;
    }

    private static Action action(String letter) {
        return switch (letter) {
            case "r" -> Action.RESTRICT;
            case "c" -> Action.CASCADE;
            case "n" -> Action.SET_NULL;
            case "d" -> Action.SET_DEFAULT;
            default -> Action.NO_ACTION;
        };
    }

    /** Triggers and policies. */
    void readRules() throws SQLException {
        reading.query(queries.rules(), row -> {
            Relation relation = relations.get(row.getLong(2));
            if (relation != null) {
                String name = row.getString(3);
                relation.draft.add(
                        row.getString(1).equals("t")
                                ? new Trigger(name, row.getString(5), row.getBoolean(4))
                                : new Policy(name, row.getString(5)));
                if (row.getString(1).equals("t")) {
                    notCompared.trigger(name, relation.draft.name(), relation.isView(), row.getString(6));
                }
            }
        });
    }

    List<Table> tables() {
        return relations.values().stream()
                .filter(r -> !r.isView())
                .map(r -> r.draft.table())
                .sorted(Comparator.comparing(Table::name))
                .toList();
    }

    List<View> views() {
        return relations.values().stream()
                .filter(Relation::isView)
                .map(r -> r.draft.view(r.definition, r.kind == 'm'))
                .sorted(Comparator.comparing(View::name))
                .toList();
    }

    Collection<String> sentences() {
        return notCompared.sentences();
    }
}

package dev.tidemark.adapter.h2;

import dev.tidemark.adapter.jdbc.Reading;
import dev.tidemark.adapter.jdbc.TableDraft;
import dev.tidemark.domain.schema.Check;
import dev.tidemark.domain.schema.Deferral;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.ForeignKey.Action;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.UniqueKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Constraints of tables, put together from what H2's catalog tells of them in four places. */
final class H2Constraints {
    private static final String CONSTRAINTS =
            "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CONSTRAINT_TYPE, TABLE_SCHEMA,"
                    + " TABLE_NAME, NULLS_DISTINCT FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS";
    private static final String KEYS = "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, COLUMN_NAME,"
            + " POSITION_IN_UNIQUE_CONSTRAINT FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE"
            + " ORDER BY CONSTRAINT_SCHEMA, CONSTRAINT_NAME, ORDINAL_POSITION";
    private static final String REFERENCES = "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, UNIQUE_CONSTRAINT_SCHEMA,"
            + " UNIQUE_CONSTRAINT_NAME, DELETE_RULE, UPDATE_RULE FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS";
    private static final String CHECKS = "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE"
            + " FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS";

    private final Reading reading;
    private final H2Names names;
    private final Map<Id, Constraint> constraints = new LinkedHashMap<>();
    private final Map<Id, List<String>> columns = new HashMap<>();
    private final Map<Id, List<Integer>> places = new HashMap<>();
    private final Map<Id, Reference> references = new HashMap<>();
    private final Map<Id, String> checks = new HashMap<>();

    H2Constraints(Reading reading, H2Names names) {
        this.reading = reading;
        this.names = names;
    }

    private record Id(String schema, String name) {}

    private record Constraint(String type, String schema, String table, boolean nullsDistinct) {}

    private record Reference(Id key, Action onDelete, Action onUpdate) {}

    /** Reads them and gives them to their tables. */
    void read(Map<ObjectName, TableDraft> tables, Set<String> sentences) throws SQLException {
        reading.query(CONSTRAINTS, row -> constraints.put(
                new Id(row.getString(1), row.getString(2)),
                new Constraint(
                        row.getString(3), row.getString(4), row.getString(5), !"NO".equals(row.getString(6)))));
        reading.query(KEYS, row -> {
            Id id = new Id(row.getString(1), row.getString(2));
            columns.computeIfAbsent(id, i -> new ArrayList<>()).add(row.getString(3));
            places.computeIfAbsent(id, i -> new ArrayList<>()).add(row.getInt(4));
        });
        reading.query(REFERENCES, row -> references.put(
                new Id(row.getString(1), row.getString(2)),
                new Reference(
                        new Id(row.getString(3), row.getString(4)), action(row.getString(5)),
                        action(row.getString(6)))));
        reading.query(CHECKS, row -> checks.put(
                new Id(row.getString(1), row.getString(2)), names.bare(String.valueOf(row.getString(3)))));
        constraints.forEach((id, constraint) -> {
            TableDraft table = names.reads(constraint.schema())
                    ? tables.get(names.name(constraint.schema(), constraint.table()))
                    : null;
            if (table != null) {
                give(table, id, constraint, sentences);
            }
        });
    }

    private void give(TableDraft table, Id id, Constraint constraint, Set<String> sentences) {
        List<String> of = columns.getOrDefault(id, List.of());
        switch (constraint.type()) {
            case "PRIMARY KEY" -> table.add(new PrimaryKey(id.name(), of));
            case "UNIQUE" ->
                table.add(new UniqueKey(id.name(), of, constraint.nullsDistinct(), Deferral.NOT_DEFERRABLE));
            case "CHECK" -> table.add(new Check(id.name(), checks.getOrDefault(id, ""), true));
            case "FOREIGN KEY" -> {
                ForeignKey key = foreignKey(id, of);
                if (key == null) {
                    sentences.add("The database does not tell what the foreign key " + id.name() + " of " + table.name()
                            + " refers to.");
                } else {
                    table.add(key);
                }
            }
            default -> sentences.add("The constraint " + id.name() + " of " + table.name() + " is not compared.");
        }
    }

    private @Nullable ForeignKey foreignKey(Id id, List<String> of) {
        Reference reference = references.get(id);
        Constraint target = reference == null ? null : constraints.get(reference.key());
        if (reference == null || target == null) {
            return null;
        }
        List<String> keys = columns.getOrDefault(reference.key(), List.of());
        List<String> named = new ArrayList<>();
        for (int place : places.getOrDefault(id, List.of())) {
            named.add(place > 0 && place <= keys.size() ? keys.get(place - 1) : "");
        }
        return new ForeignKey(
                id.name(), of, names.name(target.schema(), target.table()), named, reference.onDelete(),
                reference.onUpdate(), Deferral.NOT_DEFERRABLE, true);
    }

    private static Action action(String rule) {
        return Action.valueOf(rule.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}

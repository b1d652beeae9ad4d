package dev.tidemark.adapter.hibernate;

import dev.tidemark.application.port.EntityModel.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;

/** Finds columns that two entities on one table declare differently: Hibernate takes one of them without a word. */
final class SharedTables {
    /** Who declared a column, and as what. */
    private record Declared(PersistentClass by, String as) {}

    private final Metadata metadata;
    private final Map<Table, Map<String, Declared>> columns = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    SharedTables(Metadata metadata) {
        this.metadata = metadata;
    }

    /** A problem for each such column. */
    List<Problem> problems() {
        for (PersistentClass entity : metadata.getEntityBindings()) {
            if (entity.getIdentifierProperty() != null) {
                look(entity, entity.getIdentifierProperty());
            }
            entity.getProperties().forEach(property -> look(entity, property));
        }
        return problems;
    }

    private void look(PersistentClass entity, Property property) {
        for (Selectable part : property.getValue().getSelectables()) {
            if (part instanceof Column column && property.getValue().getTable() != null) {
                String type = column.getSqlType(metadata).toLowerCase(Locale.ROOT)
                        + (column.isNullable() ? "" : " not null");
                Declared first = columns.computeIfAbsent(property.getValue().getTable(), t -> new HashMap<>())
                        .putIfAbsent(column.getCanonicalName(), new Declared(entity, type));
                if (first != null && first.by().getRootClass() != entity.getRootClass() && !first.as().equals(type)) {
                    problems.add(problem(property.getValue().getTable(), column, first, new Declared(entity, type)));
                }
            }
        }
    }

    private static Problem problem(Table table, Column column, Declared first, Declared second) {
        return new Problem(
                second.by().getClassName(),
                "Two entities share the table " + table.getName() + " and do not agree about its column "
                        + column.getName() + ": " + first.by().getClassName() + " has " + first.as() + ", "
                        + second.by().getClassName() + " has " + second.as() + ". One of the two counts.",
                "Declare it alike in both, or give one of them another table.");
    }
}

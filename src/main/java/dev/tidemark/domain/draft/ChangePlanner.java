package dev.tidemark.domain.draft;

import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.Difference.Changed;
import dev.tidemark.domain.difference.Difference.Missing;
import dev.tidemark.domain.difference.Difference.Renamed;
import dev.tidemark.domain.difference.Difference.Unexpected;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.SchemaObject;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes of ticked differences the changes that remove them, in an order that works and loses no data that nobody agreed to
 * lose. Every difference comes to at least one change; where only a person can write it, to a marked place. Pure.
 */
public final class ChangePlanner {
    private final Ddl ddl;

    /** With what writes the product's SQL. */
    public ChangePlanner(Ddl ddl) {
        this.ddl = ddl;
    }

    /**
     * The changes for what was ticked.
     *
     * @param held how many rows there are; what is not known counts as rows that may be there
     */
    public ChangePlan plan(Ticked ticked, HeldRows held) {
        Draftings draftings = new Draftings(ddl);
        Renames renames = new Renames(ticked.differences());
        ColumnPlanner columns = new ColumnPlanner(draftings, ddl.names(), held, ticked.converted(), renames);
        ObjectPlanner objects = new ObjectPlanner(draftings, renames, ticked);
        Map<ObjectName, String> newTables = new LinkedHashMap<>();
        List<Table> made = new ArrayList<>();
        Map<ObjectName, String> newViews = new LinkedHashMap<>();
        List<View> views = new ArrayList<>();
        for (Difference difference : ticked.differences()) {
            if (difference instanceof Missing missing && missing.wanted() instanceof Table table) {
                newTables.put(table.name(), difference.key());
                made.add(table);
            } else if (difference instanceof Missing missing && missing.wanted() instanceof View view) {
                newViews.put(view.name(), difference.key());
                views.add(view);
            }
        }
        Order.tables(made).forEach(table -> objects.newTable(table, newTables.getOrDefault(table.name(), "")));
        Order.views(views).forEach(view -> draftings.make(
                Stage.VIEW, newViews.getOrDefault(view.name(), ""), new SchemaChange.Create(view.name(), view)));
        columns.plan(ticked.differences());
        gone(ticked, draftings, objects, held, renames);
        for (Difference difference : ticked.differences()) {
            other(difference, objects);
        }
        objects.notes().forEach(draftings::note);
        return draftings.plan();
    }

    /** Tables that go, last the one that the others refer to; views that go, last the one that the others are made of. */
    private static void gone(
            Ticked ticked, Draftings draftings, ObjectPlanner objects, HeldRows held, Renames renames) {
        Map<ObjectName, String> keys = new LinkedHashMap<>();
        List<Table> tables = new ArrayList<>();
        List<View> views = new ArrayList<>();
        for (Difference difference : ticked.differences()) {
            if (difference instanceof Unexpected unexpected && unexpected.found() instanceof Table table) {
                keys.put(table.name(), difference.key());
                tables.add(table);
            } else if (difference instanceof Unexpected unexpected && unexpected.found() instanceof View view) {
                keys.put(view.name(), difference.key());
                views.add(view);
            }
        }
        Set<ObjectName> names = new HashSet<>();
        tables.forEach(table -> names.add(table.name()));
        for (Table table : Order.tables(tables).reversed()) {
            objects.goneTable(table, keys.getOrDefault(table.name(), ""));
            Long rows = held.rows(renames.before(table.name()));
            if (rows == null || rows > 0) {
                draftings.loss(new ChangePlan.Loss(
                        new SchemaChange.Drop(table.name(), table).object(),
                        "Dropping the table " + table.name() + " loses " + Counts.of(rows, "row", "rows")
                                + ". Rolling back makes the table again, empty.",
                        rows));
            }
        }
        Order.views(views).reversed().forEach(view -> draftings.make(
                Stage.DROP_VIEW, keys.getOrDefault(view.name(), ""), new SchemaChange.Drop(view.name(), view)));
        objects.refersTo(names);
    }

    private static void other(Difference difference, ObjectPlanner objects) {
        switch (difference) {
            case Missing missing when whole(missing.wanted()) -> {
                // planned above, in an order of their own
            }
            case Missing missing -> objects.made(missing.object().owner(), missing.wanted(), missing.key());
            case Unexpected unexpected when whole(unexpected.found()) -> {
                // planned above
            }
            case Unexpected unexpected -> {
                objects.gone(unexpected.object().owner(), unexpected.found(), unexpected.key());
            }
            case Changed changed when changed.both().left() instanceof Column -> {
                // planned above
            }
            case Changed changed -> objects.changed(changed);
            case Renamed renamed -> objects.renamed(renamed);
        }
    }

    private static boolean whole(SchemaObject object) {
        return object instanceof Table || object instanceof View || object instanceof Column;
    }
}

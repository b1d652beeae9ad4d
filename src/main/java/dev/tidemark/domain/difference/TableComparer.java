package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Difference.Pair;
import dev.tidemark.domain.difference.Findings.Change;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Sequence;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.UserType;
import dev.tidemark.domain.schema.View;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Compares tables, each with its namesake. */
final class TableComparer {
    private final Findings findings;
    private final ColumnComparer columns;
    private final KeyComparer keys;
    private final ForeignKeyComparer foreignKeys;
    private final CheckComparer checks;
    private final TraitComparer traits;

    TableComparer(Findings findings, Schema left, Schema right) {
        this.findings = findings;
        Map<String, UserType> made = new HashMap<>();
        right.types().forEach(t -> {
            made.put(t.name().name(), t);
            made.put(t.name().toString(), t);
        });
        Set<ObjectName> sequences = new HashSet<>();
        left.sequences().stream().map(Sequence::name).forEach(sequences::add);
        this.columns = new ColumnComparer(findings, new TypeComparer(findings.sides(), made), sequences);
        this.keys = new KeyComparer(findings);
        this.foreignKeys = new ForeignKeyComparer(findings);
        this.checks = new CheckComparer(findings);
        this.traits = new TraitComparer(findings);
    }

    /** Compares them; gives the names of views that stand for a wanted table. */
    Set<ObjectName> compare(Schema left, Schema right) {
        Map<ObjectName, Table> there = new LinkedHashMap<>();
        right.tables().stream().filter(t -> !OwnTables.contain(t.name())).forEach(t -> there.put(t.name(), t));
        Map<ObjectName, View> views = new HashMap<>();
        right.views().forEach(v -> views.put(v.name(), v));
        Set<ObjectName> standing = new HashSet<>();
        for (Table wanted : left.tables()) {
            Table found = there.remove(wanted.name());
            View view = views.get(wanted.name());
            if (OwnTables.contain(wanted.name())) {
                continue;
            }
            if (found != null) {
                compare(wanted, found);
            } else if (view != null) {
                standing.add(view.name());
                view(wanted, view);
            } else {
                findings.missing(ObjectId.of(ObjectType.TABLE, wanted.name()), wanted, missing());
            }
        }
        there.values().forEach(t -> findings.unexpected(ObjectId.of(ObjectType.TABLE, t.name()), t, unexpected()));
        return standing;
    }

    private Sides sides() {
        return findings.sides();
    }

    private void compare(Table left, Table right) {
        if (left.equals(right)) {
            return;
        }
        if (!left.columns().equals(right.columns())) {
            columns.compare(left, right);
        }
        keys.compare(left, right);
        foreignKeys.compare(left, right);
        checks.compare(left, right);
        traits.compare(left, right);
    }

    private Verdict missing() {
        return Verdict.breaking(
                sides().wanted() + " has this table, and " + sides().inIt() + " has not.",
                sides().application() + " fails whenever it reads or writes it.");
    }

    private Verdict unexpected() {
        return sides().model()
                ? Verdict.cosmetic(
                        "Only the database has this table; no entity of the model is kept in it.",
                        "The application neither reads nor writes it.")
                : Verdict.notable("Only the right side has this table.",
                        "What is kept in it is known to the right side alone.");
    }

    private void view(Table wanted, View view) {
        findings.changed(
                ObjectId.of(ObjectType.TABLE, wanted.name()), new Pair(wanted, view),
                new Change("form", "table", view.type().words()),
                sides().model()
                        ? Verdict.cosmetic(
                                "The database has a view of that name; an entity can be kept in a view as well.",
                                "Reading works; writing works only if the view allows it.")
                        : Verdict.breaking(
                                "The right side has a view of that name, not a table.",
                                sides().application() + " may fail when it writes."));
        Set<String> names = new HashSet<>();
        for (String column : view.columns()) {
            names.add(column);
            names.add(column.contains(" ") ? column.substring(0, column.indexOf(' ')) : column);
        }
        for (Column column : wanted.columns()) {
            if (!names.contains(column.name())) {
                findings.missing(
                        new ObjectId(ObjectType.COLUMN, wanted.name(), column.name()), column,
                        Verdict.breaking(
                                sides().wanted() + " has this column, and the view has not.",
                                sides().application() + " fails whenever it reads it."));
            }
        }
    }
}

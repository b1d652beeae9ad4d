package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Difference.Pair;
import dev.tidemark.domain.difference.Findings.Change;
import dev.tidemark.domain.difference.Matching.Two;
import dev.tidemark.domain.schema.Definition;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.ForeignKey.Action;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Table;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares the foreign keys of a table. */
final class ForeignKeyComparer {
    private final Findings findings;
    private final Parts parts;

    ForeignKeyComparer(Findings findings) {
        this.findings = findings;
        this.parts = new Parts(findings);
    }

    void compare(Table left, Table right) {
        Matching<ForeignKey> keys =
                Matching.of(left.foreignKeys(), right.foreignKeys(), ForeignKeyComparer::structure);
        keys.further(k -> Set.copyOf(k.columns()));
        keys.pairs().forEach(two -> compare(left.name(), two));
        keys.missing().forEach(k -> findings.missing(
                Parts.id(left.name(), k), k,
                Verdict.notable(
                        sides().there() + " does not refuse rows that refer to nothing.",
                        "Rows can lose what they refer to, and "
                                + (sides().model() ? "the application" : "an application")
                                + " may fail when it follows them.")));
        keys.unexpected().forEach(k -> findings.unexpected(
                Parts.id(left.name(), k), k,
                Verdict.notable(
                        sides().there() + " demands that " + k.target() + " has the row referred to, and "
                                + (sides().model() ? "the model" : "the left side") + " does not say so.",
                        "Writing or deleting rows in another order than this key allows fails.")));
    }

    private Sides sides() {
        return findings.sides();
    }

    private static Object structure(ForeignKey key) {
        Map<String, String> columns = new TreeMap<>();
        for (int i = 0; i < key.columns().size(); i++) {
            columns.put(key.columns().get(i), i < key.targetColumns().size() ? key.targetColumns().get(i) : "");
        }
        return Map.entry(key.target(), columns);
    }

    private void compare(ObjectName table, Two<ForeignKey> two) {
        ForeignKey left = two.left();
        ForeignKey right = two.right();
        if (left.equals(right)) {
            return;
        }
        ObjectId id = Parts.id(table, left);
        parts.name(table, left, right, left.columns());
        if (!Set.copyOf(left.columns()).equals(Set.copyOf(right.columns()))) {
            findings.changed(
                    id, two.both(),
                    new Change("columns", Definition.list(left.columns()), Definition.list(right.columns())),
                    target());
        } else if (!structure(left).equals(structure(right))) {
            findings.changed(id, two.both(), new Change("target", target(left), target(right)), target());
        }
        rule(id, two.both(), "on delete", left.onDelete(), right.onDelete());
        rule(id, two.both(), "on update", left.onUpdate(), right.onUpdate());
        parts.deferral(id, two.both(), left.deferral(), right.deferral());
        parts.validated(id, two.both(), left.validated(), right.validated());
    }

    private static String target(ForeignKey key) {
        return key.target() + " " + Definition.list(key.targetColumns());
    }

    private Verdict target() {
        return Verdict.breaking(
                sides().there() + " looks for the row referred to somewhere else.",
                sides().application() + " fails when it writes a row whose counterpart is not there.");
    }

    private void rule(ObjectId id, Pair both, String property, Action left, Action right) {
        if (left == right || sides().h2() && refuses(left) && refuses(right)) {
            return;
        }
        Change change = new Change(property, Definition.rule(left), Definition.rule(right));
        if (refuses(left) && refuses(right)) {
            findings.changed(
                    id, both, change,
                    Verdict.cosmetic("Both refuse it; one at once, the other one at the statement's end.",
                            "Nothing changes for the application."));
        } else {
            findings.changed(id, both, change, suffers(property.equals("on delete"), left, right));
        }
    }

    private static boolean refuses(Action action) {
        return action == Action.NO_ACTION || action == Action.RESTRICT;
    }

    private Verdict suffers(boolean deleted, Action left, Action right) {
        String when = deleted ? "When the row referred to is deleted, " : "When the key referred to changes, ";
        String what = sides().inIt() + switch (right) {
            case NO_ACTION, RESTRICT -> " refuses";
            case CASCADE -> deleted ? " deletes this row too" : " changes this row too";
            case SET_NULL -> " empties this reference";
            case SET_DEFAULT -> " sets this reference to its default";
        };
        String otherwise = refuses(right)
                ? sides().application() + " fails where it relies on " + Definition.rule(left) + "."
                : right == Action.CASCADE && deleted
                        ? "Rows vanish without the application's doing."
                        : "Rows change without the application's doing.";
        return Verdict.notable(when + what + ".", otherwise);
    }
}

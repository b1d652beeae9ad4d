package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Findings.Change;
import dev.tidemark.domain.difference.Matching.Two;
import dev.tidemark.domain.schema.Aspect;
import dev.tidemark.domain.schema.Check;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Table;
import java.util.List;
import java.util.Set;

/** Compares the check constraints of a table, by what they say. */
final class CheckComparer {
    private final Findings findings;
    private final Parts parts;

    CheckComparer(Findings findings) {
        this.findings = findings;
        this.parts = new Parts(findings);
    }

    void compare(Table left, Table right) {
        if (left.checks().equals(right.checks())) {
            return;
        }
        Matching<Check> checks = Matching.of(left.checks(), right.checks(), c -> Expressions.normal(c.expression()));
        checks.further(CheckComparer::listed);
        checks.pairs().forEach(two -> compare(left.name(), two));
        checks.missing().forEach(c -> findings.missing(Parts.id(left.name(), c), c, missing(c)));
        checks.unexpected().forEach(c -> findings.unexpected(Parts.id(left.name(), c), c, unexpected()));
    }

    private Sides sides() {
        return findings.sides();
    }

    /** What it lists values of; itself where it is something else, so that it pairs with nothing. */
    private static Object listed(Check check) {
        ValueList list = ValueList.of(Expressions.normal(check.expression()));
        return list == null ? check : list.column();
    }

    private void compare(ObjectName table, Two<Check> two) {
        String left = Expressions.normal(two.left().expression());
        String right = Expressions.normal(two.right().expression());
        ObjectId id = Parts.id(table, two.left());
        ValueList wanted = ValueList.of(left);
        ValueList there = ValueList.of(right);
        List<String> columns = wanted == null ? List.of() : List.of(wanted.column());
        parts.name(table, two.left(), two.right(), columns);
        Change change = new Change("definition", two.left().expression(), two.right().expression());
        if (wanted != null && there != null && wanted.column().equals(there.column())) {
            if (!wanted.values().equals(there.values())) {
                findings.changed(id, two.both(), change, values(wanted.without(there), there.without(wanted)));
            }
        } else if (!left.equals(right)) {
            findings.changed(id, two.both(), change, definition());
        }
        parts.validated(id, two.both(), two.left().validated(), two.right().validated());
    }

    private Verdict values(Set<String> refused, Set<String> further) {
        if (!refused.isEmpty()) {
            return Verdict.breaking(
                    sides().there() + " refuses " + String.join(", ", refused) + ".",
                    sides().application() + " fails when it writes "
                            + (refused.size() == 1 ? "that value." : "one of those values."));
        }
        Verdict more = Verdict.cosmetic(
                sides().there() + " allows " + String.join(", ", further) + " too.",
                "Rows with such a value, which only others can have written, may not be understood.");
        return sides().model() ? more : more.as(Weight.NOTABLE);
    }

    private Verdict definition() {
        return Verdict.notable(
                "The rule is another one.", "One side refuses rows that the other one allows.");
    }

    private Verdict missing(Check check) {
        boolean list = ValueList.of(Expressions.normal(check.expression())) != null;
        return list && sides().model()
                ? Verdict.cosmetic(
                        "The check only lists the values that the application knows, and it writes no others.",
                        "The database does not refuse other values that somebody else writes.")
                : Verdict.notable(
                        sides().there() + " does not check this rule.", "Rows that break it can come in.");
    }

    private Verdict unexpected() {
        return sides().leftSilent(Aspect.FURTHER_CHECKS)
                ? Verdict.cosmetic(
                        "Only the database has this rule; entities seldom declare one.",
                        "Rows that break it are refused, which may be meant so.")
                : Verdict.notable(
                        "Only the right side has this rule.",
                        "Rows that break it are refused there, and allowed on the left side.");
    }
}

package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Difference.Pair;
import dev.tidemark.domain.difference.Findings.Change;
import dev.tidemark.domain.schema.Deferral;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.SchemaObject;
import java.util.List;

/** What constraints and indexes have in common when they are compared. */
final class Parts {
    private final Findings findings;

    Parts(Findings findings) {
        this.findings = findings;
    }

    static ObjectId id(ObjectName owner, SchemaObject part) {
        return new ObjectId(part.type(), owner, part.label());
    }

    /** Says that the names differ, unless one of them was made by a program. */
    void name(ObjectName owner, SchemaObject left, SchemaObject right, List<String> columns) {
        if (!left.label().equals(right.label())
                && !GeneratedNames.generated(left.label(), owner.name(), columns)
                && !GeneratedNames.generated(right.label(), owner.name(), columns)) {
            findings.renamed(
                    id(owner, left), id(owner, right), new Pair(left, right),
                    Verdict.cosmetic(
                            "The same " + left.type().words() + " has another name.",
                            "Nothing changes for the application; changesets that name it may not find it."));
        }
    }

    void deferral(ObjectId id, Pair both, Deferral left, Deferral right) {
        if (left == right) {
            return;
        }
        Verdict verdict = Verdict.notable(
                "The rule is checked at another moment.",
                "Statements in another order within a transaction are refused by one side only.");
        boolean unsaid = findings.sides().model() && left == Deferral.NOT_DEFERRABLE;
        findings.changed(
                id, both, new Change("deferral", left.words(), right.words()),
                unsaid ? verdict.as(Weight.COSMETIC) : verdict);
    }

    void validated(ObjectId id, Pair both, boolean left, boolean right) {
        if (left != right) {
            Verdict verdict = Verdict.notable(
                    right
                            ? "Only the right side has checked the rows that were there before."
                            : findings.sides().there() + " has not checked the rows that were there before.",
                    "Old rows may break the rule.");
            findings.changed(
                    id, both, new Change("validated", valid(left), valid(right)),
                    right ? verdict.as(Weight.COSMETIC) : verdict);
        }
    }

    private static String valid(boolean validated) {
        return validated ? "validated" : "not validated";
    }
}

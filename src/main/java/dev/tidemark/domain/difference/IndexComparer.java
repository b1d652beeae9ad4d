package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Findings.Change;
import dev.tidemark.domain.difference.Matching.Two;
import dev.tidemark.domain.schema.Definition;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import java.util.List;

/** Compares indexes that no key owns. */
final class IndexComparer {
    private final Findings findings;
    private final Parts parts;

    IndexComparer(Findings findings) {
        this.findings = findings;
        this.parts = new Parts(findings);
    }

    private Sides sides() {
        return findings.sides();
    }

    Matching<Index> matched(List<Index> left, List<Index> right) {
        Matching<Index> matching = Matching.of(left, right, IndexComparer::structure);
        if (sides().model()) {
            // What an entity cannot declare does not tell its index from one of the database.
            matching.further(i -> List.of(i.unique(), keys(i)));
        }
        return matching;
    }

    private static Object structure(Index index) {
        return List.of(
                index.unique(), index.method(), keys(index), index.include(), Expressions.normal(index.predicate()),
                index.nullsDistinct());
    }

    private static List<Object> keys(Index index) {
        return index.keys().stream()
                .<Object>map(k -> List.of(
                        k.column() ? k.expression() : Expressions.normal(k.expression()), k.descending(),
                        k.nullsFirst(),
                        k.operatorClass()))
                .toList();
    }

    /** Indexes of a materialized view. */
    void compare(ObjectName owner, List<Index> left, List<Index> right) {
        Matching<Index> matching = matched(left, right);
        matching.pairs().forEach(two -> compare(owner, two));
        matching.missing().forEach(i -> findings.missing(Parts.id(owner, i), i, missing(i)));
        matching.unexpected().forEach(i -> findings.unexpected(Parts.id(owner, i), i, further()));
    }

    void compare(ObjectName owner, Two<Index> two) {
        Index left = two.left();
        Index right = two.right();
        if (left.equals(right)) {
            return;
        }
        ObjectId id = Parts.id(owner, left);
        parts.name(owner, left, right, Coverage.columns(left));
        if (!keys(left).equals(keys(right))) {
            changed(
                    id, two, new Change("columns", Definition.keys(left.keys()), Definition.keys(right.keys())),
                    Verdict.notable(
                            "The index is over other columns, or in another order.",
                            "Searches that should use it may go through the whole table."));
        }
        if (left.unique() != right.unique()) {
            changed(
                    id, two, new Change("unique", unique(left), unique(right)),
                    right.unique()
                            ? Verdict.notable(
                                    sides().there() + " refuses rows that repeat these columns.",
                                    sides().application() + " fails if it ever writes such a row.")
                            : Verdict.notable(
                                    sides().there() + " does not refuse rows that repeat these columns.",
                                    "Duplicates can come in."));
        }
        if (left.nullsDistinct() != right.nullsDistinct()) {
            changed(id, two, KeyComparer.nulls(left.nullsDistinct(), right.nullsDistinct()), KeyComparer.nulls());
        }
        storage(id, two);
    }

    private void storage(ObjectId id, Two<Index> two) {
        Index left = two.left();
        Index right = two.right();
        if (!left.method().equals(right.method())) {
            changed(
                    id, two, new Change("method", left.method(), right.method()),
                    unsaid(Verdict.notable("The index is of another kind.", "It serves other searches."),
                            left.method().equals("btree")));
        }
        if (!Expressions.normal(left.predicate()).equals(Expressions.normal(right.predicate()))) {
            changed(
                    id, two, new Change("predicate", all(left.predicate()), all(right.predicate())),
                    unsaid(
                            Verdict.notable("The index holds other rows.", "It serves, and refuses, other rows."),
                            left.predicate().isEmpty() && !left.unique()));
        }
        if (!left.include().equals(right.include())) {
            changed(
                    id, two,
                    new Change("include", Definition.list(left.include()), Definition.list(right.include())),
                    unsaid(
                            Verdict.notable(
                                    "The index carries other columns along.",
                                    "Some searches have to look into the table as well."),
                            left.include().isEmpty()));
        }
        if (left.valid() != right.valid()) {
            changed(
                    id, two, new Change("valid", valid(left), valid(right)),
                    right.valid()
                            ? Verdict.cosmetic("Only the left side's index is half built.", "The right side's is used.")
                            : Verdict.notable(
                                    sides().there() + " has a half built index: making it failed.",
                                    "It slows down writing and serves no search. Make it anew."));
        }
    }

    private Verdict unsaid(Verdict verdict, boolean nothingSaid) {
        return nothingSaid && sides().model() ? verdict.as(Weight.COSMETIC) : verdict;
    }

    private void changed(ObjectId id, Two<Index> two, Change change, Verdict verdict) {
        findings.changed(id, two.both(), change, verdict);
    }

    private static String unique(Index index) {
        return index.unique() ? "unique" : "not unique";
    }

    private static String all(String predicate) {
        return predicate.isEmpty() ? "all rows" : predicate;
    }

    private static String valid(Index index) {
        return index.valid() ? "valid" : "invalid";
    }

    /** Indexes that only one side has. */
    void rest(ObjectName table, Matching<Index> matching, Coverage wanted, Coverage there) {
        for (Index index : matching.missing()) {
            String served = index.unique() ? null : there.serves(index);
            if (served != null) {
                findings.missing(
                        Parts.id(table, index), index,
                        Verdict.cosmetic(
                                capital(served) + " begins with the same columns.",
                                "Searches use that one; nothing gets slower."));
            } else if (!index.unique() || !there.unique(Coverage.columns(index)) || !Coverage.plain(index)) {
                findings.missing(Parts.id(table, index), index, missing(index));
            }
        }
        for (Index index : matching.unexpected()) {
            findings.unexpected(Parts.id(table, index), index, unexpected(index, wanted));
        }
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private Verdict missing(Index index) {
        return index.unique()
                ? Verdict.notable(
                        sides().there() + " does not refuse rows that repeat these columns.",
                        "Duplicates can come in, and searches by them go through the whole table.")
                : Verdict.notable(
                        sides().there() + " has no such index.",
                        "Searches by these columns go through the whole table.");
    }

    private Verdict unexpected(Index index, Coverage wanted) {
        if (index.unique() && !wanted.unique(Coverage.columns(index))) {
            Verdict stricter = Verdict.notable(
                    sides().there() + " refuses rows that repeat these columns, and "
                            + (sides().model() ? "the model" : "the left side")
                            + " does not say so.",
                    sides().application() + " fails if it ever writes such a row.");
            // Entities cannot declare unique indexes over some rows or over expressions, so that a model lacks one says nothing.
            return sides().model() && !Coverage.plain(index) ? stricter.as(Weight.COSMETIC) : stricter;
        }
        String served = wanted.serves(index);
        return served != null
                ? Verdict.cosmetic(
                        capital(served) + " of the other side begins with the same columns.",
                        "Nothing changes for the application.")
                : further();
    }

    private Verdict further() {
        return sides().model()
                ? Verdict.cosmetic(
                        "Only the database has this index; somebody may have made it to speed up a search.",
                        "Nothing changes for the application.")
                : Verdict.notable(
                        "Only the right side has this index.",
                        "Searches by these columns are slower on the left side.");
    }
}

package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Difference.Pair;
import dev.tidemark.domain.difference.Findings.Change;
import dev.tidemark.domain.difference.Matching.Two;
import dev.tidemark.domain.schema.Definition;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.UniqueKey;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Compares primary keys, unique constraints and indexes of a table. They stand in for each other: a unique index refuses
 * what a unique constraint would, and either serves who searches by its first columns.
 */
final class KeyComparer {
    private final Findings findings;
    private final Parts parts;
    private final IndexComparer indexes;

    KeyComparer(Findings findings) {
        this.findings = findings;
        this.parts = new Parts(findings);
        this.indexes = new IndexComparer(findings);
    }

    void compare(Table left, Table right) {
        primary(left, right);
        Matching<UniqueKey> keys = Matching.of(left.uniqueKeys(), right.uniqueKeys(), k -> Set.copyOf(k.columns()));
        keys.pairs().forEach(two -> unique(left.name(), two));
        Matching<Index> plain = indexes.matched(left.indexes(), right.indexes());
        plain.pairs().forEach(two -> indexes.compare(left.name(), two));
        standIns(left.name(), keys, plain);
        Coverage wanted = Coverage.of(left);
        Coverage there = Coverage.of(right);
        keys.missing().stream().filter(k -> !there.primary(k.columns())).forEach(k -> missing(left.name(), k));
        keys.unexpected().forEach(k -> unexpected(left.name(), k, wanted));
        indexes.rest(left.name(), plain, wanted, there);
    }

    private Sides sides() {
        return findings.sides();
    }

    private void primary(Table left, Table right) {
        PrimaryKey wanted = left.primaryKey();
        PrimaryKey there = right.primaryKey();
        if (wanted == null && there != null) {
            findings.unexpected(Parts.id(left.name(), there), there, stricter());
        } else if (wanted != null && there == null) {
            findings.missing(
                    Parts.id(left.name(), wanted), wanted,
                    Verdict.notable(
                            sides().there() + " has no primary key for this table.",
                            "It does not refuse two rows with the same key, and an update may hit both."));
        } else if (wanted != null && there != null && !wanted.columns().equals(there.columns())) {
            findings.changed(
                    Parts.id(left.name(), wanted), new Pair(wanted, there), columns(wanted.columns(), there.columns()),
                    primary(wanted.columns(), there.columns()));
        }
    }

    private Verdict primary(List<String> wanted, List<String> there) {
        Set<String> one = Set.copyOf(wanted);
        Set<String> other = Set.copyOf(there);
        if (one.equals(other)) {
            return Verdict.cosmetic(
                    "The key has the same columns in another order.",
                    "Rows are told apart alike; a search by the first column alone may be slower.");
        }
        return one.containsAll(other)
                ? Verdict.breaking(
                        sides().there() + " tells rows apart by fewer columns.",
                        sides().application()
                                + " fails when it writes a second row that differs in the other columns only.")
                : Verdict.notable(
                        sides().there() + " tells rows apart by other columns.",
                        "It allows rows that should be the same one, and an update may hit several.");
    }

    private Verdict stricter() {
        return Verdict.notable(
                sides().there() + " refuses rows that repeat these columns, and "
                        + (sides().model() ? "the model" : "the left side")
                        + " does not say so.",
                sides().application() + " fails if it ever writes such a row.");
    }

    private static Change columns(List<String> left, List<String> right) {
        return new Change("columns", Definition.list(left), Definition.list(right));
    }

    private void unique(ObjectName table, Two<UniqueKey> two) {
        ObjectId id = Parts.id(table, two.left());
        parts.name(table, two.left(), two.right(), two.left().columns());
        Set<String> wanted = Set.copyOf(two.left().columns());
        Set<String> there = Set.copyOf(two.right().columns());
        if (!wanted.equals(there)) {
            findings.changed(
                    id, two.both(), columns(two.left().columns(), two.right().columns()),
                    wanted.containsAll(there)
                            ? Verdict.breaking(
                                    sides().there() + " demands that fewer columns are unique together.",
                                    sides().application()
                                            + " fails when it writes a row that differs in the other columns only.")
                            : Verdict.notable(
                                    sides().there() + " demands that other columns are unique together.",
                                    "It allows rows that should be refused, or refuses others."));
        }
        if (two.left().nullsDistinct() != two.right().nullsDistinct()) {
            findings.changed(id, two.both(), nulls(two.left().nullsDistinct(), two.right().nullsDistinct()), nulls());
        }
        parts.deferral(id, two.both(), two.left().deferral(), two.right().deferral());
    }

    static Change nulls(boolean left, boolean right) {
        return new Change("nulls", left ? "distinct" : "not distinct", right ? "distinct" : "not distinct");
    }

    static Verdict nulls() {
        return Verdict.notable(
                "Only one side counts two rows without a value as equal.", "The other one allows several such rows.");
    }

    /** A unique constraint here and a unique index there. */
    private void standIns(ObjectName table, Matching<UniqueKey> keys, Matching<Index> plain) {
        for (Iterator<UniqueKey> wanted = keys.missing().iterator(); wanted.hasNext();) {
            UniqueKey key = wanted.next();
            Index index = take(plain.unexpected(), key);
            if (index != null) {
                wanted.remove();
                form(Parts.id(table, key), new Pair(key, index));
            }
        }
        for (Iterator<UniqueKey> there = keys.unexpected().iterator(); there.hasNext();) {
            UniqueKey key = there.next();
            Index index = take(plain.missing(), key);
            if (index != null) {
                there.remove();
                form(Parts.id(table, index), new Pair(index, key));
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Index take(List<Index> indexes, UniqueKey key) {
        Set<String> columns = Set.copyOf(key.columns());
        for (Iterator<Index> each = indexes.iterator(); each.hasNext();) {
            Index index = each.next();
            if (index.unique() && Coverage.plain(index) && new HashSet<>(Coverage.columns(index)).equals(columns)
                    && index.nullsDistinct() == key.nullsDistinct()) {
                each.remove();
                return index;
            }
        }
        return null;
    }

    private void form(ObjectId id, Pair both) {
        if (!sides().model()) {
            findings.changed(
                    id, both, new Change("form", both.left().type().words(), both.right().type().words()),
                    Verdict.cosmetic(
                            "A unique constraint and a unique index refuse the same rows.",
                            "Nothing changes for the application."));
        }
    }

    private void missing(ObjectName table, UniqueKey key) {
        findings.missing(
                Parts.id(table, key), key,
                Verdict.notable(
                        sides().there() + " does not refuse rows that repeat these columns.",
                        "Duplicates can come in, and reading one row by them may find several."));
    }

    private void unexpected(ObjectName table, UniqueKey key, Coverage wanted) {
        findings.unexpected(
                Parts.id(table, key), key,
                wanted.unique(key.columns())
                        ? Verdict.cosmetic("Another key demands as much already.", "Nothing more is refused.")
                        : stricter());
    }
}

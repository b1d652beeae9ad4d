package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Difference.Pair;
import dev.tidemark.domain.difference.Findings.Change;
import dev.tidemark.domain.schema.Aspect;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.Column.ByWriter;
import dev.tidemark.domain.schema.Column.Computed;
import dev.tidemark.domain.schema.Column.Identity;
import dev.tidemark.domain.schema.Column.Serial;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import dev.tidemark.domain.schema.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the columns of a table. Their order is no difference: nobody who names columns can see it. */
final class ColumnComparer {
    private static final String NEXT = "nextval (";

    private final Findings findings;
    private final TypeComparer types;
    private final Set<ObjectName> wantedSequences;

    /**
     * @param wantedSequences sequences that the left side declares
     */
    ColumnComparer(Findings findings, TypeComparer types, Set<ObjectName> wantedSequences) {
        this.findings = findings;
        this.types = types;
        this.wantedSequences = wantedSequences;
    }

    void compare(Table left, Table right) {
        Map<String, Column> there = new LinkedHashMap<>();
        right.columns().forEach(c -> there.put(c.name(), c));
        for (Column wanted : left.columns()) {
            Column found = there.remove(wanted.name());
            ObjectId id = new ObjectId(ObjectType.COLUMN, left.name(), wanted.name());
            if (found == null) {
                findings.missing(id, wanted, missing());
            } else if (!found.equals(wanted)) {
                compare(id, new Columns(wanted, found));
            }
        }
        for (Column only : there.values()) {
            findings.unexpected(new ObjectId(ObjectType.COLUMN, left.name(), only.name()), only, unexpected(only));
        }
    }

    private Sides sides() {
        return findings.sides();
    }

    private Verdict missing() {
        return Verdict.breaking(
                sides().wanted() + " has this column, and " + sides().inIt() + " has not.",
                sides().application() + " fails whenever it reads or writes a row of this table.");
    }

    private Verdict unexpected(Column column) {
        boolean filled = !(column.filled() instanceof ByWriter) || Expressions.value(column.defaultValue()) != null;
        if (!column.nullable() && !filled) {
            return Verdict.breaking(
                    sides().there() + " demands a value for this column, and "
                            + (sides().model() ? "the model" : "the left side")
                            + " does not know it.",
                    sides().application() + " fails when it inserts a row.");
        }
        return sides().model()
                ? Verdict.cosmetic(
                        "Only the database has this column; the application neither reads nor writes it.",
                        "It keeps what others write into it, and is empty or has its default in new rows.")
                : Verdict.notable(
                        "Only the right side has this column.",
                        "What is kept in it is known to the right side alone.");
    }

    private void compare(ObjectId id, Columns both) {
        Verdict type = types.verdict(both.left().dataType(), both.right().dataType());
        if (type != null) {
            report(id, both, new Change("type", both.left().dataType().sql(), both.right().dataType().sql()), type);
        }
        if (both.left().nullable() != both.right().nullable()) {
            report(
                    id, both,
                    new Change("nullable", nullable(both.left()), nullable(both.right())),
                    nullability(both.right()));
        }
        filled(id, both);
        defaults(id, both);
        if (!both.left().collation().equals(both.right().collation()) && !sides().silent(Aspect.COLLATIONS)) {
            report(
                    id, both,
                    new Change("collation", usual(both.left().collation()), usual(both.right().collation())),
                    Verdict.notable(
                            "The two sides sort and compare this text by different rules.",
                            "Order and equality of texts differ."));
        }
        Comments.compare(findings, id, new Pair(both.left(), both.right()), both.left().comment(),
                both.right().comment());
    }

    private void report(ObjectId id, Columns both, Change change, Verdict verdict) {
        findings.changed(id, new Pair(both.left(), both.right()), change, verdict);
    }

    private static String usual(String collation) {
        return collation.isEmpty() ? "the usual one" : collation;
    }

    private static String nullable(Column column) {
        return column.nullable() ? "null" : "not null";
    }

    private Verdict nullability(Column right) {
        if (right.nullable()) {
            return Verdict.notable(
                    sides().there() + " allows rows without a value here.",
                    "Others can leave it out, and "
                            + (sides().model() ? "the application" : "an application for the left side")
                            + " may fail when it reads such a row.");
        }
        return Verdict.breaking(
                sides().there() + " demands a value here, and " + (sides().model() ? "the model" : "the left side")
                        + " allows none.",
                sides().application() + " fails when it writes a row without one.");
    }

    private void filled(ObjectId id, Columns both) {
        Verdict verdict = filling(both.left(), both.right());
        if (verdict != null) {
            report(id, both, new Change("generation", filling(both.left()), filling(both.right())), verdict);
        }
    }

    private static String filling(Column column) {
        String value = Expressions.value(column.defaultValue());
        return !column.filled().words().isEmpty()
                ? column.filled().words()
                : value == null ? "whoever writes" : "default " + column.defaultValue();
    }

    private @Nullable Verdict filling(Column left, Column right) {
        return switch (left.filled()) {
            case Computed wanted -> computed(wanted, right);
            case Identity wanted -> numbered(wanted.always(), right);
            case Serial wanted -> numbered(false, right);
            case ByWriter wanted -> written(left, right);
        };
    }

    private @Nullable Verdict computed(Computed wanted, Column right) {
        if (!(right.filled() instanceof Computed there)) {
            return Verdict.breaking(
                    sides().wanted() + " has this column computed, and in " + sides().inIt() + " nobody fills it.",
                    "Reading gives no value, or an old one; where a value is demanded, inserting fails.");
        }
        if (!Expressions.normal(wanted.expression()).equals(Expressions.normal(there.expression()))) {
            return Verdict.notable("The column is computed in another way.", "Reading gives other values.");
        }
        return wanted.stored() == there.stored()
                ? null
                : Verdict.cosmetic("One side keeps the computed value, the other one computes it when it is read.",
                        "The values are the same.");
    }

    private @Nullable Verdict numbered(boolean always, Column right) {
        return switch (right.filled()) {
            case Identity there when there.always() == always -> null;
            case Identity there -> {
                Verdict verdict = Verdict.cosmetic(
                        there.always()
                                ? sides().there() + " always numbers the rows itself."
                                : sides().there() + " allows a writer to choose the number.",
                        there.always()
                                ? "Writing a number of one's own is refused; letting the database number works."
                                : "Nothing changes for those who let the database number.");
                yield there.always() && !sides().model() ? verdict.as(Weight.NOTABLE) : verdict;
            }
            case Serial there -> equivalent();
            case Computed there -> Verdict.breaking(
                    sides().there() + " computes this column instead of numbering the rows.",
                    "Rows do not get a number of their own.");
            case ByWriter there -> next(right)
                    ? equivalent()
                    : Verdict.breaking(
                            sides().there() + " does not number the rows.",
                            sides().application()
                                    + " fails when it inserts, because it leaves the number to the database.");
        };
    }

    private static boolean next(Column column) {
        String value = Expressions.value(column.defaultValue());
        return value != null && (value.startsWith(NEXT) || value.startsWith("next value for"));
    }

    private Verdict equivalent() {
        return Verdict.cosmetic(
                "Both sides number the rows, one by an identity, the other one by a sequence.",
                "Nothing changes for the application.");
    }

    private @Nullable Verdict written(Column left, Column right) {
        return switch (right.filled()) {
            case ByWriter there -> null;
            case Computed there -> Verdict.breaking(
                    sides().there() + " computes this column and lets nobody write it.",
                    sides().application() + " fails when it writes a value.");
            case Serial there -> next(left) || wantedSequences.contains(there.sequence()) ? mine(left) : also();
            case Identity there -> there.always()
                    ? Verdict.breaking(
                            sides().there() + " always numbers the rows itself.",
                            sides().application() + " fails when it writes a number of its own.")
                    : next(left) ? equivalent() : also();
        };
    }

    private @Nullable Verdict mine(Column left) {
        return next(left) && !sides().model() ? equivalent() : null;
    }

    private Verdict also() {
        Verdict verdict = Verdict.cosmetic(
                sides().there() + " numbers the rows where a writer says no value.",
                "Nothing changes for who writes one; the database's own numbers may meet them.");
        return sides().model() ? verdict : verdict.as(Weight.NOTABLE);
    }

    private void defaults(ObjectId id, Columns both) {
        String left = Expressions.value(both.left().defaultValue());
        String right = Expressions.value(both.right().defaultValue());
        boolean numbers = both.left().filled().getClass() != both.right().filled().getClass()
                || !(both.left().filled() instanceof ByWriter);
        // A model that says no default has no opinion: the application writes every column itself.
        if (numbers || Objects.equals(left, right) || left == null && sides().model()) {
            return;
        }
        report(
                id, both,
                new Change(
                        "default",
                        left == null ? "none" : Objects.requireNonNull(both.left().defaultValue()),
                        right == null ? "none" : Objects.requireNonNull(both.right().defaultValue())),
                right == null
                        ? Verdict.notable(
                                sides().there() + " has no default here.",
                                both.right().nullable()
                                        ? "Rows that are written without this column stay empty in it."
                                        : "Rows that are written without this column are refused.")
                        : Verdict.notable(
                                left == null
                                        ? "Only " + sides().inIt() + " has a default here."
                                        : "The two sides fill in different values.",
                                "Rows that are written without this column get another value."));
    }

    private record Columns(Column left, Column right) {}
}

package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Difference.Changed;
import dev.tidemark.domain.difference.Difference.Missing;
import dev.tidemark.domain.difference.Difference.Pair;
import dev.tidemark.domain.difference.Difference.Renamed;
import dev.tidemark.domain.difference.Difference.Unexpected;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Compares two schemas of the same product. The work grows with the number of objects, not with its square. What a silent
 * side does not declare is no difference, or a cosmetic one; two spellings of the same thing are none either.
 */
public final class SchemaComparer {

    /**
     * Compares. Where the right side alone is a model, the thoughts are still those of a model that a database should fit.
     *
     * @param left the side that is wanted
     * @param right the side that is there
     * @param renames which objects of the right side are the same as which of the left, as a person said; the parts of such
     *     a table are compared under its new name, and so is what refers to it: in a {@link Changed} the right object has the
     *     new names, in a {@link Renamed} it is as it is there
     * @param ignore what the team does not want to see
     */
    public Comparison compare(Schema left, Schema right, List<Rename> renames, List<IgnoreRule> ignore) {
        Sides sides = new Sides(left.origin(), right.origin());
        if (sides.modelOnTheRight()) {
            List<Rename> turned =
                    renames.stream().map(r -> new Rename(/* before= */ r.now(), /* now= */ r.before())).toList();
            return sorted(turned(found(right, left, sides.swapped(), turned)), ignore, left, right);
        }
        return sorted(found(left, right, sides, renames), ignore, left, right);
    }

    private static List<Difference> found(Schema left, Schema right, Sides sides, List<Rename> renames) {
        Findings findings = new Findings(sides);
        Schema now = renames.isEmpty() ? right : new RenamedSchema(renames).of(right);
        Set<ObjectName> standing = new TableComparer(findings, left, now).compare(left, now);
        new SequenceComparer(findings).compare(left, now);
        new OtherComparer(findings).compare(left, now, standing);
        if (!renames.isEmpty()) {
            renames(findings, new Lookup(left), new Lookup(right), renames);
        }
        return findings.sorted();
    }

    private static void renames(Findings findings, Lookup left, Lookup right, List<Rename> renames) {
        for (Rename rename : renames) {
            SchemaObject wanted = left.object(rename.now());
            ObjectId before = original(rename.before(), renames);
            SchemaObject there = right.object(before);
            if (wanted != null && there != null) {
                findings.renamed(rename.now(), before, new Pair(wanted, there), renamed(findings.sides(), wanted));
            }
        }
    }

    /** A part's name before, with the table's name before. */
    private static ObjectId original(ObjectId before, List<Rename> renames) {
        for (Rename rename : renames) {
            boolean mine = rename.before().type() == ObjectType.TABLE && !before.part().isEmpty()
                    && rename.now().owner().equals(before.owner());
            if (mine) {
                return new ObjectId(before.type(), rename.before().owner(), before.part());
            }
        }
        return before;
    }

    private static Verdict renamed(Sides sides, SchemaObject object) {
        return switch (object.type()) {
            case TABLE, COLUMN, SEQUENCE, VIEW, MATERIALIZED_VIEW, TYPE, ROUTINE -> Verdict.breaking(
                    sides.there() + " has this " + object.type().words() + " under its old name.",
                    sides.application() + " fails, because it looks for the new one.");
            default -> Verdict.cosmetic(
                    sides.there() + " has this " + object.type().words() + " under its old name.",
                    "Nothing changes for the application; changesets that name it may not find it.");
        };
    }

    private static Comparison sorted(List<Difference> all, List<IgnoreRule> ignore, Schema left, Schema right) {
        IgnoreRules rules = new IgnoreRules(ignore);
        List<Difference> kept = new ArrayList<>();
        List<Comparison.Ignored> ignored = new ArrayList<>();
        for (Difference difference : all) {
            IgnoreRule rule = rules.of(difference);
            if (rule == null) {
                kept.add(difference);
            } else {
                ignored.add(new Comparison.Ignored(difference, rule));
            }
        }
        return new Comparison(kept, new RenameFinder(new Lookup(left), new Lookup(right)).proposals(kept), ignored);
    }

    /** The same differences with the sides exchanged. */
    private static List<Difference> turned(List<Difference> all) {
        return all.stream().map(SchemaComparer::turned).toList();
    }

    private static Difference turned(Difference difference) {
        return switch (difference) {
            case Missing m -> new Unexpected(m.object(), m.wanted(), m.left(), m.verdict());
            case Unexpected u -> new Missing(u.object(), u.found(), u.right(), u.verdict());
            case Changed c -> new Changed(
                    c.object(), c.property(), turned(c.both()), /* left= */ c.right(), /* right= */ c.left(),
                    c.verdict());
            case Renamed r -> new Renamed(
                    /* object= */ r.before(), /* before= */ r.object(), turned(r.both()), r.verdict());
        };
    }

    private static Pair turned(Pair pair) {
        return new Pair(/* left= */ pair.right(), /* right= */ pair.left());
    }
}

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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Compares the sequences that stand for themselves. */
final class SequenceComparer {
    private final Findings findings;

    SequenceComparer(Findings findings) {
        this.findings = findings;
    }

    void compare(Schema left, Schema right) {
        Map<ObjectName, Sequence> there = new LinkedHashMap<>();
        right.sequences().forEach(s -> there.put(s.name(), s));
        Set<ObjectName> serialThere = serials(right);
        for (Sequence wanted : left.sequences()) {
            ObjectId id = ObjectId.of(ObjectType.SEQUENCE, wanted.name());
            Sequence found = there.remove(wanted.name());
            if (found != null) {
                compare(id, wanted, found);
            } else if (!serialThere.contains(wanted.name())) {
                findings.missing(
                        id, wanted,
                        Verdict.breaking(
                                sides().wanted() + " takes numbers from this sequence, and " + sides().inIt()
                                        + " has none.",
                                sides().application() + " fails when it inserts a row that is numbered by it."));
            }
        }
        Set<ObjectName> serialWanted = serials(left);
        there.values().stream().filter(s -> !serialWanted.contains(s.name())).forEach(s -> findings.unexpected(
                ObjectId.of(ObjectType.SEQUENCE, s.name()), s, unexpected()));
    }

    private Sides sides() {
        return findings.sides();
    }

    /** The sequences that belong to a column. */
    private static Set<ObjectName> serials(Schema schema) {
        Set<ObjectName> names = new HashSet<>();
        for (Table table : schema.tables()) {
            for (Column column : table.columns()) {
                if (column.filled() instanceof Column.Serial serial) {
                    names.add(serial.sequence());
                }
            }
        }
        return names;
    }

    private Verdict unexpected() {
        return sides().model()
                ? Verdict.cosmetic("Only the database has this sequence.", "The application takes no numbers from it.")
                : Verdict.notable("Only the right side has this sequence.",
                        "What takes numbers from it works there only.");
    }

    private void compare(ObjectId id, Sequence left, Sequence right) {
        Pair both = new Pair(left, right);
        if (left.increment() != right.increment()) {
            changed(id, both, new Change("increment", "" + left.increment(), "" + right.increment()),
                    increment(left, right));
        }
        if (!left.dataType().equals(right.dataType())) {
            boolean narrower = right.maximum() < left.maximum();
            changed(
                    id, both, new Change("type", left.dataType(), right.dataType()),
                    narrower
                            ? Verdict.notable(sides().there() + " counts up to " + right.maximum() + " only.",
                                    "Inserting fails once it gets there.")
                            : Verdict.cosmetic(sides().there() + " counts further.",
                                    "Nothing changes for the application."));
        } else if (left.minimum() != right.minimum() || left.maximum() != right.maximum()) {
            changed(
                    id, both, new Change("bounds", bounds(left), bounds(right)),
                    Verdict.notable("The sequence ends elsewhere.", "Inserting fails once it gets there."));
        }
        if (left.cycles() != right.cycles()) {
            changed(
                    id, both, new Change("cycle", cycle(left), cycle(right)),
                    Verdict.notable(
                            "Only one side begins anew at the end.",
                            right.cycles() ? "Numbers may come twice." : "Inserting fails at the end."));
        }
        if (left.start() != right.start() && !sides().model()) {
            changed(
                    id, both, new Change("start", "" + left.start(), "" + right.start()),
                    Verdict.cosmetic("The sequences began at different numbers.", "Numbers differ, and nothing else."));
        }
        if (left.cache() != right.cache() && !sides().model()) {
            changed(
                    id, both, new Change("cache", "" + left.cache(), "" + right.cache()),
                    Verdict.cosmetic("Sessions fetch another count of numbers at once.",
                            "Numbers may have larger gaps."));
        }
    }

    private void changed(ObjectId id, Pair both, Change change, Verdict verdict) {
        findings.changed(id, both, change, verdict);
    }

    private Verdict increment(Sequence left, Sequence right) {
        String steps = sides().wanted() + " counts on steps of " + left.increment() + " (its allocation size), and "
                + sides().inIt() + " goes by " + right.increment() + ".";
        if (sides().model()) {
            return Verdict.breaking(
                    steps,
                    right.increment() < left.increment()
                            ? "The same number is given out twice, so that inserting fails with duplicate keys; Hibernate may refuse to start."
                            : "Numbers are skipped, and Hibernate may refuse to start.");
        }
        return right.increment() < left.increment()
                ? Verdict.breaking(
                        "The right side goes by " + right.increment() + ", the left side by " + left.increment() + ".",
                        "An application that takes " + left.increment()
                                + " numbers at a time gives the same one out twice.")
                : Verdict.notable(
                        "The right side goes by " + right.increment() + ", the left side by " + left.increment() + ".",
                        "Numbers are skipped.");
    }

    private static String bounds(Sequence sequence) {
        return sequence.minimum() + " to " + sequence.maximum();
    }

    private static String cycle(Sequence sequence) {
        return sequence.cycles() ? "cycles" : "ends";
    }
}

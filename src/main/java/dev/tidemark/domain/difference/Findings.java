package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Difference.Pair;
import dev.tidemark.domain.schema.Definition;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The differences that were found so far. */
final class Findings {
    private static final Comparator<Difference> ORDER =
            Comparator.<Difference, dev.tidemark.domain.schema.ObjectName>comparing(d -> d.object().owner())
                    .thenComparing(d -> !d.object().part().isEmpty())
                    .thenComparing(d -> d.object().type())
                    .thenComparing(d -> d.object().part())
                    .thenComparing(Difference::property)
                    .thenComparing(Difference::kind);

    private final Sides sides;
    private final List<Difference> found = new ArrayList<>();

    Findings(Sides sides) {
        this.sides = sides;
    }

    Sides sides() {
        return sides;
    }

    void missing(ObjectId id, SchemaObject wanted, Verdict verdict) {
        found.add(new Difference.Missing(id, wanted, Definition.brief(wanted), verdict));
    }

    void unexpected(ObjectId id, SchemaObject there, Verdict verdict) {
        found.add(new Difference.Unexpected(id, there, Definition.brief(there), verdict));
    }

    void changed(ObjectId id, Pair both, Change change, Verdict verdict) {
        found.add(new Difference.Changed(id, change.property(), both, change.left(), change.right(), verdict));
    }

    void renamed(ObjectId id, ObjectId before, Pair both, Verdict verdict) {
        found.add(new Difference.Renamed(id, before, both, verdict));
    }

    /** Everything, in the order of the names. */
    List<Difference> sorted() {
        List<Difference> all = new ArrayList<>(found);
        all.sort(ORDER);
        return all;
    }

    /**
     * What of an object differs.
     *
     * @param property its name
     * @param left what the left side says
     * @param right what the right side says
     */
    record Change(String property, String left, String right) {}
}

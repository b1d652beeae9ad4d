package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Difference.Pair;
import dev.tidemark.domain.difference.Findings.Change;
import dev.tidemark.domain.schema.Aspect;
import dev.tidemark.domain.schema.ObjectId;

/** Compares what people wrote about objects. */
final class Comments {
    private Comments() {}

    static void compare(Findings findings, ObjectId id, Pair both, String left, String right) {
        boolean unsaid = left.isEmpty() && findings.sides().leftSilent(Aspect.COMMENTS)
                || right.isEmpty() && findings.sides().rightSilent(Aspect.COMMENTS);
        if (!left.equals(right) && !unsaid) {
            findings.changed(
                    id, both, new Change("comment", left.isEmpty() ? "none" : left, right.isEmpty() ? "none" : right),
                    Verdict.cosmetic("The comments differ.", "Readers of the schema are told something else."));
        }
    }
}

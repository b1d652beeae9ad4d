package dev.tidemark.domain.difference;

import dev.tidemark.domain.schema.Schema;
import java.util.List;

/** Compares, and says in a line each what came of it: {@code breaking missing column orders.amount}. */
final class Compared {
    private Compared() {}

    static List<String> lines(Schema left, Schema right) {
        return of(left, right).differences().stream().map(Compared::line).toList();
    }

    static Comparison of(Schema left, Schema right) {
        return new SchemaComparer().compare(left, right, List.of(), List.of());
    }

    static Difference only(Schema left, Schema right) {
        List<Difference> all = of(left, right).differences();
        if (all.size() != 1) {
            throw new AssertionError("Not one difference: " + all.stream().map(Compared::line).toList());
        }
        return all.getFirst();
    }

    static String line(Difference difference) {
        String property = difference.property().isEmpty() ? "" : " " + difference.property();
        return difference.verdict().weight().word() + " " + difference.kind() + property + " " + difference.object();
    }
}

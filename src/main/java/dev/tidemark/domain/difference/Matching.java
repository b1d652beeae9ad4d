package dev.tidemark.domain.difference;

import dev.tidemark.domain.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds which constraints or indexes of two tables are the same: first by name, then by what they are. A name that the
 * database numbers says nothing unless the rest is equal too.
 *
 * @param pairs the same on both sides
 * @param missing only on the left
 * @param unexpected only on the right
 */
record Matching<T extends SchemaObject>(List<Two<T>> pairs, List<T> missing, List<T> unexpected) {

    /** One thing on both sides. */
    record Two<T extends SchemaObject>(T left, T right) {
        Difference.Pair both() {
            return new Difference.Pair(left, right);
        }
    }

    static <T extends SchemaObject> Matching<T> of(List<T> left, List<T> right, Function<T, Object> structure) {
        if (left.equals(right)) {
            List<Two<T>> same = new ArrayList<>();
            left.forEach(one -> same.add(new Two<>(one, one)));
            return new Matching<>(same, new ArrayList<>(), new ArrayList<>());
        }
        Map<String, T> there = new LinkedHashMap<>();
        right.forEach(t -> there.put(t.label(), t));
        List<Two<T>> pairs = new ArrayList<>();
        List<T> open = new ArrayList<>();
        for (T wanted : left) {
            T found = there.get(wanted.label());
            if (found != null
                    && (!GeneratedNames.numbered(wanted.label())
                            || structure.apply(found).equals(structure.apply(wanted)))) {
                pairs.add(new Two<>(wanted, found));
                there.remove(wanted.label());
            } else {
                open.add(wanted);
            }
        }
        List<T> missing = new ArrayList<>();
        List<T> unexpected = pair(open, there.values(), structure, pairs, missing);
        return new Matching<>(pairs, missing, unexpected);
    }

    /** Pairs what is left over once more, by a looser idea of what is the same. */
    void further(Function<T, Object> structure) {
        List<T> stillMissing = new ArrayList<>();
        List<T> still = pair(missing, unexpected, structure, pairs, stillMissing);
        missing.clear();
        missing.addAll(stillMissing);
        unexpected.clear();
        unexpected.addAll(still);
    }

    private static <T extends SchemaObject> List<T> pair(
            Collection<T> left, Collection<T> right, Function<T, Object> structure, List<Two<T>> pairs,
            List<T> missing) {
        Map<Object, Deque<T>> byStructure = new HashMap<>();
        right.forEach(t -> byStructure.computeIfAbsent(structure.apply(t), s -> new ArrayDeque<>()).add(t));
        List<T> rest = new ArrayList<>(right);
        for (T wanted : left) {
            Deque<T> equal = byStructure.get(structure.apply(wanted));
            if (equal == null || equal.isEmpty()) {
                missing.add(wanted);
            } else {
                T found = equal.poll();
                pairs.add(new Two<>(wanted, found));
                rest.removeIf(t -> t == found);
            }
        }
        return rest;
    }
}

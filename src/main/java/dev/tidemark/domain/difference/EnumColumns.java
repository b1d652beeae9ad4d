package dev.tidemark.domain.difference;

import dev.tidemark.domain.schema.DataType;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** H2's columns that list their values in their type, {@code enum('A', 'B')}, against such columns and against texts. */
final class EnumColumns {
    private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'");

    private final Sides sides;

    EnumColumns(Sides sides) {
        this.sides = sides;
    }

    static boolean is(DataType type) {
        return type.name().regionMatches(true, 0, "enum(", 0, 5);
    }

    private static Set<String> values(DataType type) {
        Set<String> values = new LinkedHashSet<>();
        Matcher each = VALUE.matcher(type.name());
        while (each.find()) {
            values.add(each.group(1));
        }
        return values;
    }

    /** What is thought of two types of which one lists values, the other one too or is a text. */
    @Nullable
    Verdict verdict(DataType left, DataType right) {
        if (is(left) && is(right)) {
            return lists(values(left), values(right));
        }
        if (is(right)) {
            return Verdict.notable(
                    sides.there() + " takes the values " + String.join(", ", values(right)) + " only.",
                    "Writing any other text fails.");
        }
        int longest = values(left).stream().mapToInt(String::length).max().orElse(0);
        Integer room = right.length();
        if (room != null && room < longest) {
            return Verdict.breaking(
                    sides.there() + " keeps at most " + room + " characters, and the longest value has " + longest
                            + ".",
                    "Writing that value fails.");
        }
        Verdict text = Verdict.cosmetic(
                sides.there() + " keeps the values as texts.",
                "The database does not refuse other values that somebody else writes.");
        return sides.model() ? text : text.as(Weight.NOTABLE);
    }

    private @Nullable Verdict lists(Set<String> left, Set<String> right) {
        Set<String> refused = new TreeSet<>(left);
        refused.removeAll(right);
        Set<String> further = new TreeSet<>(right);
        further.removeAll(left);
        if (!refused.isEmpty()) {
            return Verdict.breaking(
                    sides.there() + " refuses " + String.join(", ", refused) + ".",
                    sides.application() + " fails when it writes "
                            + (refused.size() == 1 ? "that value." : "one of those values."));
        }
        if (!further.isEmpty()) {
            return Verdict.notable(
                    sides.there() + " allows " + String.join(", ", further) + " too.",
                    "Reading such a value, which only others can have written, may fail.");
        }
        return left.stream().toList().equals(right.stream().toList())
                ? null
                : Verdict.cosmetic("The values stand in another order.", "Sorting by them gives another order.");
    }
}

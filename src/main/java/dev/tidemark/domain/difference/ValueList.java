package dev.tidemark.domain.difference;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A check that only lists a column's values, as Hibernate makes one for an enum.
 *
 * @param column the column, in lower case
 * @param values the values, as SQL writes them
 */
record ValueList(String column, Set<String> values) {
    private static final int MOST = 10_000;
    private static final Pattern LIST = Pattern.compile("([\\w.$]+) in \\( (.*) \\)");
    private static final Pattern ONE = Pattern.compile("([\\w.$]+) = ('[^']*'|\\d+)");
    private static final Pattern RANGE = Pattern.compile("([\\w.$]+) >= (\\d{1,9}) and \\1 <= (\\d{1,9})");

    /** What {@code normal}, an expression in the one spelling, lists; null where it is something else. */
    static @Nullable ValueList of(String normal) {
        Matcher list = LIST.matcher(normal);
        if (list.matches() && !list.group(2).contains("(")) {
            Set<String> values = new LinkedHashSet<>();
            for (String value : list.group(2).split(" , ")) {
                values.add(value.strip());
            }
            return new ValueList(list.group(1), values);
        }
        Matcher one = ONE.matcher(normal);
        if (one.matches()) {
            return new ValueList(one.group(1), Set.of(one.group(2)));
        }
        Matcher range = RANGE.matcher(normal);
        if (range.matches()) {
            int from = Integer.parseInt(range.group(2));
            int to = Integer.parseInt(range.group(3));
            Set<String> values = new LinkedHashSet<>();
            for (int i = from; i <= to && to - from < MOST; i++) {
                values.add(String.valueOf(i));
            }
            return values.isEmpty() ? null : new ValueList(range.group(1), values);
        }
        return null;
    }

    /** The values that {@code other} lacks, in order. */
    Set<String> without(ValueList other) {
        Set<String> more = new TreeSet<>(values);
        more.removeAll(other.values);
        return more;
    }
}

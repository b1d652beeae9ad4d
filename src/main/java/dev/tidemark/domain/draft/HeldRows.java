package dev.tidemark.domain.draft;

import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.foresight.DataQuestion;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import dev.tidemark.domain.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many rows and values there are where a change meets data.
 *
 * @param counts by the object of the {@link DataQuestion} that was answered; what could not be counted is left out
 */
public record HeldRows(Map<String, Long> counts) {
    /** Nobody could be asked: everything may hold rows. */
    public static final HeldRows UNKNOWN = new HeldRows(Map.of());

    public HeldRows {
        counts = Map.copyOf(counts);
    }

    /** What to ask before {@code ticked} is planned; names are those of the database as it is now. */
    public static List<DataQuestion> questions(Ticked ticked, SqlNames names) {
        Map<String, String> selects = new LinkedHashMap<>();
        for (Difference difference : ticked.differences()) {
            ask(difference, new Renames(ticked.differences()), names, selects);
        }
        return selects.entrySet().stream()
                .map(e -> new DataQuestion(0, 0, DataQuestion.Kind.ROWS, e.getKey(), "", e.getValue()))
                .toList();
    }

    private static void ask(Difference difference, Renames renames, SqlNames names, Map<String, String> selects) {
        ObjectName table = renames.before(difference.object().owner());
        String from = " FROM " + names.of(table);
        switch (difference) {
            case Difference.Unexpected it when it.found() instanceof Table -> selects
                    .put(rowsKey(table), "SELECT count(*)" + from);
            case Difference.Unexpected it when it.found() instanceof Column column -> {
                selects.put(rowsKey(table), "SELECT count(*)" + from);
                String before = renames.before(it.object().owner(), column.name());
                selects.put(valuesKey(table, before), "SELECT count(" + names.of(before) + ")" + from);
            }
            case Difference.Missing it when it.wanted() instanceof Column column && needsValue(column) -> selects
                    .put(rowsKey(table), "SELECT count(*)" + from);
            case Difference.Changed it when it.object().type() == ObjectType.COLUMN
                    && it.both().right() instanceof Column right && it.both().left() instanceof Column left -> {
                String before = renames.before(it.object().owner(), right.name());
                String column = names.of(before);
                if (it.property().equals("nullable") && !left.nullable()) {
                    selects.put(nullsKey(table, before),
                            "SELECT count(*)" + from + " WHERE " + column + " IS NULL");
                } else if (it.property().equals("type")) {
                    selects.put(valuesKey(table, before), "SELECT count(" + column + ")" + from);
                    if (TypeChange.shortens(right.dataType(), left.dataType())) {
                        selects.put(longerKey(table, before), "SELECT count(*)" + from + " WHERE char_length("
                                + column + ") > " + left.dataType().length());
                    }
                }
            }
            default -> {
                // nothing that rows matter for, or that the plan's own questions ask before it runs
            }
        }
    }

    /** Whether a new column like this needs a value from somebody in each row that is there. */
    static boolean needsValue(Column column) {
        return !column.nullable() && column.defaultValue() == null
                && column.filled() instanceof Column.ByWriter;
    }

    private static String rowsKey(ObjectName table) {
        return "rows of " + table;
    }

    private static String valuesKey(ObjectName table, String column) {
        return "values in " + table + "." + column;
    }

    private static String nullsKey(ObjectName table, String column) {
        return "rows without " + table + "." + column;
    }

    private static String longerKey(ObjectName table, String column) {
        return "too long values in " + table + "." + column;
    }

    /** How many rows; null where unknown. */
    @Nullable
    Long rows(ObjectName table) {
        return counts.get(rowsKey(table));
    }

    /** How many values other than NULL. */
    @Nullable
    Long values(ObjectName table, String column) {
        return counts.get(valuesKey(table, column));
    }

    /** How many rows with NULL. */
    @Nullable
    Long nulls(ObjectName table, String column) {
        return counts.get(nullsKey(table, column));
    }

    /** How many texts that are longer than the new type allows. */
    @Nullable
    Long longer(ObjectName table, String column) {
        return counts.get(longerKey(table, column));
    }
}

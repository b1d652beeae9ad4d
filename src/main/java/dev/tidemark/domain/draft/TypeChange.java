package dev.tidemark.domain.draft;

import dev.tidemark.domain.schema.DataType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a change of type does to the values that are there. */
final class TypeChange {
    private static final List<String> WHOLE_NUMBERS = List.of("smallint", "integer", "bigint");
    private static final Set<String> TEXTS =
            Set.of("character varying", "text", "character large object", "varchar", "clob");
    private static final Set<String> KNOWN = Set.of(
            "smallint", "integer", "bigint", "character varying", "text", "character", "boolean", "uuid", "numeric",
            "decimal", "date", "real", "double precision", "json", "jsonb", "bytea", "timestamp", "time", "interval",
            "xml", "inet", "cidr", "money", "bit", "tinyint", "character large object", "binary large object",
            "binary varying", "binary", "oid", "macaddr", "tsvector", "tsquery", "point", "bit varying", "float",
            "decfloat", "varchar_ignorecase", "java_object", "geometry");

    private TypeChange() {}

    /** Whether it is a type of the product itself. */
    static boolean known(DataType type) {
        String name = type.name().toLowerCase(Locale.ROOT);
        return KNOWN.contains(name) || name.startsWith("timestamp") || name.startsWith("time ")
                || name.startsWith("interval");
    }

    /** Whether every value of {@code from} is one of {@code to}, written the same. */
    static boolean widens(DataType from, DataType to) {
        if (from.dimensions() != to.dimensions()) {
            return false;
        }
        String before = from.name();
        String after = to.name();
        if (WHOLE_NUMBERS.contains(before) && WHOLE_NUMBERS.contains(after)) {
            return WHOLE_NUMBERS.indexOf(before) <= WHOLE_NUMBERS.indexOf(after);
        }
        if (TEXTS.contains(before) && TEXTS.contains(after)) {
            return to.length() == null || from.length() != null && from.length() <= to.length();
        }
        if (before.equals("numeric") && after.equals("numeric")) {
            return to.precision() == null || from.precision() != null && whole(from) <= whole(to)
                    && scale(from) <= scale(to);
        }
        return before.equals("real") && after.equals("double precision")
                || before.equals("json") && after.equals("jsonb")
                || before.equals(after) && times(before) && digits(from) <= digits(to);
    }

    private static boolean times(String name) {
        return name.startsWith("time");
    }

    /** Where nothing is declared, PostgreSQL and H2 keep six digits of a second. */
    private static int digits(DataType type) {
        return type.precision() == null ? 6 : type.precision();
    }

    private static int scale(DataType type) {
        return type.scale() == null ? 0 : type.scale();
    }

    private static int whole(DataType type) {
        return type.precision() == null ? Integer.MAX_VALUE : type.precision() - scale(type);
    }

    /** Whether it is a text that becomes shorter, so that which values fit can be counted. */
    static boolean shortens(DataType from, DataType to) {
        return TEXTS.contains(from.name()) && TEXTS.contains(to.name()) && to.length() != null
                && from.dimensions() == 0 && to.dimensions() == 0;
    }
}

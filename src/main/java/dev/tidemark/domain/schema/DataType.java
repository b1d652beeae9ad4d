package dev.tidemark.domain.schema;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column's type in one spelling, whatever the catalog calls it.
 *
 * @param name in lower case and in the product's own words where it has several, such as {@code character varying},
 *     {@code numeric}, {@code timestamp without time zone}; of a type that somebody made, its name in its own case
 * @param length in characters, bits or bytes; null where none is declared
 * @param precision digits of a number, or fractional digits of a time; null where none is declared
 * @param scale digits after the point; null where none is declared
 * @param dimensions of an array; 0 for none
 */
public record DataType(
        String name,
        @Nullable Integer length,
        @Nullable Integer precision,
        @Nullable Integer scale,
        int dimensions) {

    /** One without anything declared. */
    public static DataType of(String name) {
        return new DataType(name, null, null, null, 0);
    }

    /** A text of at most {@code length} characters. */
    public static DataType varchar(int length) {
        return new DataType("character varying", length, null, null, 0);
    }

    /** As SQL declares it: {@code character varying(255)}, {@code numeric(10,2)}, {@code timestamp(6) with time zone}. */
    public String sql() {
        String base = name;
        String arguments = arguments();
        if (!arguments.isEmpty()) {
            int zone = base.toLowerCase(Locale.ROOT).indexOf(" with");
            base = zone > 0 ? base.substring(0, zone) + arguments + base.substring(zone) : base + arguments;
        }
        return base + "[]".repeat(dimensions);
    }

    private String arguments() {
        if (length != null) {
            return "(" + length + ")";
        }
        if (precision == null) {
            return "";
        }
        return scale == null ? "(" + precision + ")" : "(" + precision + "," + scale + ")";
    }

    @Override
    public String toString() {
        return sql();
    }
}

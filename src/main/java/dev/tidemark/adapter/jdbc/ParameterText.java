package dev.tidemark.adapter.jdbc;

import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Shows a bound value as text. */
public final class ParameterText {
    private ParameterText() {}

    /** The value that the JDBC method {@code setter} was given; streams are named, not read. */
    public static String of(String setter, @Nullable Object value) {
        if (setter.equals("setNull") || value == null) {
            return "NULL";
        }
        return switch (value) {
            case InputStream bytes -> "<bytes of a file>";
            case Reader characters -> "<text of a file>";
            case byte[] bytes -> "<" + bytes.length + " bytes>";
            default -> value.toString();
        };
    }
}

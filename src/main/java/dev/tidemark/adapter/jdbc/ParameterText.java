package dev.tidemark.adapter.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a bound value as text. */
public final class ParameterText {
    private static final String FILE = "<a file";
    private static final int DIGEST_LENGTH = 12;

    private ParameterText() {}

    /** The value that the JDBC method {@code setter} was given; streams are named, not read. */
    public static String of(String setter, @Nullable Object value) {
        if (setter.equals("setNull") || value == null) {
            return "NULL";
        }
        return switch (value) {
            case InputStream bytes -> FILE + ">";
            case Reader characters -> FILE + ">";
            case byte[] bytes -> "<" + bytes.length + " bytes>";
            default -> value.toString();
        };
    }

    /** The same, but a stream is read to its end, and shown with its length and the beginning of its SHA-256. */
    public static String read(String setter, @Nullable Object value) {
        try {
            return switch (value) {
                case InputStream bytes -> content(bytes.readAllBytes(), " bytes");
                case Reader characters -> {
                    StringWriter text = new StringWriter();
                    characters.transferTo(text);
                    yield content(text.toString().getBytes(StandardCharsets.UTF_8), " bytes of text");
                }
                case null, default -> of(setter, value);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(byte[] bytes, String what) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return FILE + " of " + bytes.length + what + ", SHA-256 "
                    + HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH) + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Whether {@code sent}, as {@link #of} shows it, can be what {@link #read} showed as {@code planned}. */
    public static boolean same(String planned, String sent) {
        return planned.equals(sent) || (sent.equals(FILE + ">") && planned.startsWith(FILE));
    }

    /** The same of all values of a statement, in their order. */
    public static boolean same(List<String> planned, List<String> sent) {
        if (planned.size() != sent.size()) {
            return false;
        }
        for (int i = 0; i < planned.size(); i++) {
            if (!same(planned.get(i), sent.get(i))) {
                return false;
            }
        }
        return true;
    }
}

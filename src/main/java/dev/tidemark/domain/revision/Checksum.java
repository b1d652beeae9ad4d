package dev.tidemark.domain.revision;

/**
 * A checksum as Liquibase records it in MD5SUM: a version, a colon, and hexadecimal digits. Different
 * versions of one revision cannot be compared as text.
 *
 * @param value the recorded text, such as {@code 9:4f1c...}
 */
public record Checksum(String value) {

    /** The version before the colon; 1 where the text has none, as Liquibase 1.9 wrote them. */
    public int version() {
        int colon = value.indexOf(':');
        if (colon < 1) {
            return 1;
        }
        try {
            return Integer.parseInt(value.substring(0, colon));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

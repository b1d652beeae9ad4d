package dev.tidemark.domain.revision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a comment says about filling a table in batches: {@code tidemark:batch table=big key=id size=10000}. Liquibase reads
 * nothing in it.
 *
 * @param table the table that is filled, as the file writes it; empty where the statement alone says it
 * @param key the column by which its rows are cut into batches; empty for the primary key
 * @param size how many rows of the table one batch looks at
 * @param fault what is wrong with the directive, to stand behind its name; empty where nothing is
 */
public record FillDirective(String table, String key, int size, String fault) {
    /** How many rows a batch has where nobody says. */
    public static final int USUAL_SIZE = 10_000;

    private static final int LARGEST = 10_000_000;
    private static final Pattern MARK = Pattern.compile("tidemark:([A-Za-z]\\w*)([^\\r\\n]*)");
    private static final Pattern ENTRY = Pattern.compile("\\G\\s+(\\w+)\\s*=\\s*(\"[^\"]*\"|[^\\s,;*]+),?");

    /** The directive in a comment, or null where there is none. What follows its last {@code name=value} is prose. */
    public static @Nullable FillDirective in(String comment) {
        Matcher mark = MARK.matcher(comment);
        if (!mark.find()) {
            return null;
        }
        if (!mark.group(1).equals("batch")) {
            return faulty("says tidemark:" + mark.group(1) + ", and Tidemark knows only tidemark:batch");
        }
        String table = "";
        String key = "";
        int size = USUAL_SIZE;
        Matcher entry = ENTRY.matcher(mark.group(2));
        while (entry.find()) {
            String value = entry.group(2);
            switch (entry.group(1)) {
                case "table" -> table = value;
                case "key" -> key = value;
                case "size" -> size = size(value);
                default -> {
                    return faulty("knows table, key and size, and not '" + entry.group(1) + "'");
                }
            }
        }
        return size < 1
                ? faulty("has a size that is not a number from 1 to " + LARGEST)
                : new FillDirective(table, key, size, "");
    }

    /** A comment without the directive in it: the words that are for people. */
    public static String without(String comment) {
        Matcher mark = MARK.matcher(comment);
        if (!mark.find()) {
            return comment;
        }
        Matcher entry = ENTRY.matcher(mark.group(2));
        int end = 0;
        while (entry.find()) {
            end = entry.end();
        }
        String rest = mark.group(2).substring(end).strip();
        String before = comment.substring(0, mark.start()).strip();
        String after = comment.substring(mark.end()).strip();
        return String.join("\n", before, rest, after).strip();
    }

    private static int size(String text) {
        String digits = text.replace("_", "");
        boolean number = digits.matches("\\d{1,8}");
        int size = number ? Integer.parseInt(digits) : 0;
        return size <= LARGEST ? size : 0;
    }

    private static FillDirective faulty(String fault) {
        return new FillDirective("", "", USUAL_SIZE, fault);
    }
}

package dev.tidemark.application.project;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.difference.IgnoreRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code ignore} part of a {@code tidemark.yaml}, changed by inserting and removing lines: whatever else stands in the
 * file, comments too, stays as it is.
 */
public final class IgnoreText {
    private static final String KEY = "ignore:";

    private final Path file;
    private final List<String> lines;
    private final String end;

    /**
     * @param file where the text stands, for messages
     * @param text what stands in it; empty for none
     */
    public IgnoreText(Path file, String text) {
        this.file = file;
        this.end = text.contains("\r\n") ? "\r\n" : "\n";
        this.lines = lines(text);
    }

    /** With its line ends, so that joining them gives the text again. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = text.indexOf('\n', from);
            lines.add(text.substring(from, to < 0 ? text.length() : to + 1));
            from = to < 0 ? text.length() : to + 1;
        }
        return lines;
    }

    /** The text with {@code rule} at the end of the rules. */
    public String with(IgnoreRule rule) {
        int key = key();
        if (key < 0) {
            closeLast();
            lines.add(KEY + end);
            lines.add("  " + item(rule) + end);
            return joined();
        }
        String value = value(key);
        if (value.equals("[]")) {
            lines.set(key, lines.get(key).replaceFirst(":\\s*\\[\\s*\\]", ":"));
        } else if (!value.isEmpty()) {
            throw flow(key);
        }
        List<Item> items = items(key);
        int at = items.isEmpty() ? key + 1 : items.getLast().to();
        String indent = items.isEmpty() ? "  " : items.getLast().indent();
        if (at == lines.size()) {
            closeLast();
        }
        lines.add(at, indent + item(rule) + end);
        return joined();
    }

    /**
     * The text without the rule at {@code index}, counted from 0.
     *
     * @throws FailedException where there is none
     */
    public String without(int index) {
        int key = key();
        if (key >= 0 && !value(key).isEmpty()) {
            throw flow(key);
        }
        List<Item> items = key < 0 ? List.of() : items(key);
        if (index < 0 || index >= items.size()) {
            throw new FailedException(new Failure.Refused(
                    "There is no such rule in " + file + ".",
                    "Read the project anew, and look at its rules once more."));
        }
        Item item = items.get(index);
        lines.subList(item.from(), item.to()).clear();
        if (items.size() == 1) {
            lines.set(key, lines.get(key).replaceFirst(KEY, KEY + " []"));
        }
        return joined();
    }

    /** One rule as YAML, on a line of its own; what holds for any object, kind and so on is not said. */
    static String item(IgnoreRule rule) {
        StringBuilder text = new StringBuilder("- {object: ").append(ProjectText.quoted(rule.object()));
        add(text, "type", rule.type());
        add(text, "kind", rule.kind());
        add(text, "property", rule.property());
        return text.append(", reason: ").append(ProjectText.quoted(rule.reason().strip())).append('}').toString();
    }

    private static void add(StringBuilder text, String key, String value) {
        if (!value.equals("*")) {
            text.append(", ").append(key).append(": ").append(ProjectText.quoted(value));
        }
    }

    private int key() {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("(?s)(ignore|\"ignore\"|'ignore')\\s*:(\\s.*)?")) {
                return i;
            }
        }
        return -1;
    }

    /** What stands behind the key on its line, without a comment. */
    private String value(int key) {
        String line = lines.get(key);
        return line.substring(line.indexOf(':') + 1).replaceFirst("(^|\\s)#.*", "").strip().replaceAll("\\[\\s*\\]",
                "[]");
    }

    /** The list's items; comments and empty lines before one are not part of it, those within it are. */
    private List<Item> items(int key) {
        List<Item> items = new ArrayList<>();
        String indent = null;
        int last = key;
        for (int i = key + 1; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String before = line.substring(0, line.length() - line.stripLeading().length());
            boolean item = (text.startsWith("- ") || text.equals("-")) && (indent == null || before.equals(indent));
            if (!item && before.length() <= (indent == null ? 0 : indent.length())) {
                break;
            }
            if (item) {
                indent = before;
                items.add(new Item(i, i + 1, before));
            } else if (!items.isEmpty()) {
                items.set(items.size() - 1, new Item(items.getLast().from(), i + 1, items.getLast().indent()));
            }
            last = i;
        }
        return last == key ? List.of() : items;
    }

    private void closeLast() {
        if (!lines.isEmpty() && !lines.getLast().endsWith("\n")) {
            lines.set(lines.size() - 1, lines.getLast() + end);
        }
    }

    private String joined() {
        return String.join("", lines);
    }

    private FailedException flow(int key) {
        return new FailedException(new Failure.Refused(
                "The rules in " + file + ", line " + (key + 1)
                        + ", stand in square brackets, which are not changed by themselves.",
                "Write one rule to a line, each after a hyphen, or change it by hand."));
    }

    private record Item(int from, int to, String indent) {}
}

package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts one more include at the end of a root changelog. Nothing else of the text changes; the new lines are indented like
 * their neighbours and end as the file's lines do. What comes of it is read back: where it does not say exactly what it said
 * before and the new include, the file is left to the person.
 */
final class IncludeText {
    private static final Pattern XML_COMMENT = Pattern.compile("(?s)<!--.*?-->");
    private static final Pattern XML_END = Pattern.compile("</(\\w+:)?databaseChangeLog\\s*>");
    private static final Pattern XML_EMPTY = Pattern.compile("(?s)<((?:\\w+:)?)databaseChangeLog\\b[^>]*?(\\s*/>)");
    private static final Pattern XML_CHILD =
            Pattern.compile("(?m)^([ \\t]*)<(?:\\w+:)?(?:include|includeAll|changeSet|property|preConditions)\\b");
    private static final Pattern YAML_FLOW = Pattern.compile("(?m)^databaseChangeLog:[ \\t]*(\\[[ \\t]*])");
    private static final Pattern YAML_KEY = Pattern.compile("(?m)^databaseChangeLog:[ \\t]*(#.*)?\\r?$");
    private static final Pattern YAML_DASH = Pattern.compile("^([ \\t]*)-[ \\t]");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./-]*");

    private final Path file;
    private final String text;
    private final String end;

    IncludeText(Path file, String text) {
        this.file = file;
        this.text = text;
        this.end = text.contains("\r\n") ? "\r\n" : "\n";
    }

    String with(String target, boolean relative) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (!Includes.canInclude(name)) {
            throw new FailedException(new Failure.Refused(
                    "The root changelog " + file + " is formatted SQL, which cannot include other files.",
                    "Make a root changelog in YAML or XML that includes it and is the project's root from then on; or write"
                            + " the revision into the file itself."));
        }
        String made = name.endsWith(".xml")
                ? xml(target, relative)
                : name.endsWith(".json") ? json(target, relative) : yaml(target, relative);
        if (made == null || !reads(made, name, target)) {
            throw new FailedException(new Failure.Refused(
                    "The root changelog " + file + " is written in a way that cannot be extended safely, and was left"
                            + " alone.",
                    "Add the include of " + target + " by hand."));
        }
        return made;
    }

    private String inserted(int at, String what) {
        return text.substring(0, at) + what + text.substring(at);
    }

    private @Nullable String xml(String target, boolean relative) {
        String blank = blanked(text);
        Matcher closing = XML_END.matcher(blank);
        int at = -1;
        String prefix = "";
        while (closing.find()) {
            at = closing.start();
            prefix = closing.group(1) == null ? "" : closing.group(1);
        }
        String indent = "    ";
        Matcher child = XML_CHILD.matcher(blank);
        while (child.find()) {
            indent = depth(blank, child.start()) == 1 ? child.group(1) : indent;
        }
        String value = target.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        if (at < 0) {
            Matcher empty = XML_EMPTY.matcher(blank);
            if (!empty.find()) {
                return null;
            }
            String include = "<" + empty.group(1) + "include file=\"" + value + "\""
                    + (relative ? " relativeToChangelogFile=\"true\"" : "") + "/>";
            return text.substring(0, empty.start(2)) + ">" + end + indent + include + end + "</" + empty.group(1)
                    + "databaseChangeLog>" + text.substring(empty.end(2));
        }
        String include = indent + "<" + prefix + "include file=\"" + value + "\""
                + (relative ? " relativeToChangelogFile=\"true\"" : "") + "/>";
        int line = text.lastIndexOf('\n', at) + 1;
        boolean alone = text.substring(line, at).isBlank();
        return alone ? inserted(line, include + end) : inserted(at, end + include + end);
    }

    /** The same without what stands in comments, sign for sign. */
    private static String blanked(String xml) {
        return XML_COMMENT.matcher(xml).replaceAll(m -> m.group().replaceAll("[^\\r\\n]", " "));
    }

    /** How many elements are open at a place; enough for telling the root's children from what is deeper. */
    private static int depth(String xml, int at) {
        Matcher tag = Pattern.compile("<(/?)[\\w:]+(?:\"[^\"]*\"|'[^']*'|[^>\"'])*?(/?)>").matcher(xml);
        int depth = 0;
        while (tag.find() && tag.start() < at) {
            depth += tag.group(1).isEmpty() ? tag.group(2).isEmpty() ? 1 : 0 : -1;
        }
        return depth;
    }

    private @Nullable String yaml(String target, boolean relative) {
        Matcher flow = YAML_FLOW.matcher(text);
        if (flow.find()) {
            return text.substring(0, flow.start(1)).stripTrailing() + end + item("  ", target, relative)
                    + text.substring(flow.end(1));
        }
        Matcher key = YAML_KEY.matcher(text);
        if (!key.find()) {
            return null;
        }
        String indent = null;
        int after = key.end();
        int at = key.end();
        while (at < text.length()) {
            int next = text.indexOf('\n', at);
            int stop = next < 0 ? text.length() : next;
            String line = text.substring(at, stop);
            Matcher dash = YAML_DASH.matcher(line + " ");
            if (indent == null && dash.find()) {
                indent = dash.group(1);
            }
            String bare = line.strip();
            boolean deeper = indent != null && line.length() > indent.length()
                    && line.substring(0, indent.length() + 1).isBlank();
            if (!bare.isEmpty() && !bare.equals("...") && (!bare.startsWith("#") || deeper)) {
                after = line.endsWith("\r") ? stop - 1 : stop;
            }
            at = stop + 1;
        }
        return inserted(after, end + item(indent == null ? "  " : indent, target, relative));
    }

    private String item(String indent, String target, boolean relative) {
        String value = PLAIN.matcher(target).matches() ? target : "'" + target.replace("'", "''") + "'";
        return indent + "- include:" + end + indent + "    file: " + value
                + (relative ? end + indent + "    relativeToChangelogFile: true" : "");
    }

    private @Nullable String json(String target, boolean relative) {
        int open = listStart();
        int close = open < 0 ? -1 : closing(open);
        if (close < 0) {
            return null;
        }
        String inside = text.substring(open + 1, close);
        String value = "\"" + target.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        String body =
                "\"include\": {\"file\": " + value + (relative ? ", \"relativeToChangelogFile\": true" : "") + "}";
        String content = inside.stripTrailing();
        if (content.isBlank()) {
            int line = text.lastIndexOf('\n', open) + 1;
            String outer = text.substring(line).replaceFirst("(?s)[^ \\t].*", "");
            return text.substring(0, open + 1) + end + outer + "  {" + body + "}" + end + outer + text.substring(close);
        }
        int last = open + 1 + content.length();
        boolean lines = content.contains("\n");
        if (!lines) {
            return inserted(last, ", {" + body + "}");
        }
        String indent = content.replaceFirst("^[ \\t]*\\r?\\n", "").replaceFirst("(?s)[^ \\t].*", "");
        return inserted(last, "," + end + indent + "{" + body + "}");
    }

    private int listStart() {
        Matcher key = Pattern.compile("\"databaseChangeLog\"\\s*:\\s*(\\[)").matcher(text);
        return key.find() ? key.start(1) : -1;
    }

    private int closing(int open) {
        int depth = 0;
        boolean string = false;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (string) {
                i += c == '\\' ? 1 : 0;
                string = c != '"';
            } else if (c == '"') {
                string = true;
            } else if (c == '[' || c == '{') {
                depth++;
            } else if ((c == ']' || c == '}') && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether it says what it said, and the include as its last part. */
    private boolean reads(String made, String name, String target) {
        List<Said> before = said(text, name);
        List<Said> after = said(made, name);
        if (before == null || after == null || after.size() != before.size() + 1) {
            return false;
        }
        Said last = after.removeLast();
        return after.equals(before) && last.name().equals("include") && last.file().equals(target);
    }

    /** A part of the changelog, with all that stands in it. */
    private record Said(String name, String file, String all) {}

    private static @Nullable List<Said> said(String text, String name) {
        try {
            Part root = name.endsWith(".xml")
                    ? XmlParts.read(text.replaceFirst("^\\uFEFF?\\s*<\\?xml.*?\\?>", "").replace("\uFEFF", "")
                            .getBytes(StandardCharsets.UTF_8))
                    : YamlParts.read(text, name.endsWith(".json")).root();
            Part top = root == null || root.name().equals(ChangelogRules.ROOT) ? root : root.part(ChangelogRules.ROOT);
            List<Said> found = new ArrayList<>();
            for (Part part : top == null ? List.<Part>of() : top.parts()) {
                boolean attribute = name.endsWith(".xml") && part.parts().isEmpty() && !part.text().isBlank();
                if (!attribute) {
                    found.add(new Said(part.name(), part.text("file"), unplaced(part)));
                }
            }
            return found;
        } catch (BadFile e) {
            return null;
        }
    }

    /** A part without its lines, which move. */
    private static String unplaced(Part part) {
        return part.name() + "=" + part.text() + part.parts().stream().map(IncludeText::unplaced).toList();
    }
}

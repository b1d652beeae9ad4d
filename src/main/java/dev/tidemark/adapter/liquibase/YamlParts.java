package dev.tidemark.adapter.liquibase;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Takes YAML and JSON apart before Liquibase does. What would make its parser hang or run code is refused here: aliases that
 * multiply, structures that contain themselves, and tags of a programming language.
 */
final class YamlParts {
    private static final String ESCAPE = "unknown escape character";
    /** A changelog of this size takes seconds; aliases make it out of a few lines. */
    private static final long MOST_PARTS = 5_000_000;

    private static final int DEPTH = 200;

    private static final Set<Tag> DATA = Set.of(
            Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE, Tag.BINARY,
            Tag.SET, Tag.OMAP, Tag.PAIRS);

    private final Map<Node, Part> made = new IdentityHashMap<>();
    private final Map<Node, Long> sizes = new IdentityHashMap<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Repeated> repeated = new ArrayList<>();

    private YamlParts() {}

    /** A key that stands twice in one group of keys. */
    record Repeated(String key, int first, int second) {}

    /**
     * What a file says.
     *
     * @param root all of it, or null for an empty file
     * @param repeated keys of which Liquibase would take the last one without a word
     */
    record Content(@Nullable Part root, List<Repeated> repeated) {
        Content {
            repeated = List.copyOf(repeated);
        }
    }

    static Content read(String text, boolean json) throws BadFile {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setAllowDuplicateKeys(true);
        options.setNestingDepthLimit(DEPTH);
        options.setTagInspector(tag -> true); // nothing is made of them here
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            YamlParts parts = new YamlParts();
            return new Content(root == null ? null : parts.part("", root, 1), parts.repeated);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new BadFile("is not valid " + (json ? "JSON" : "YAML") + ": " + words(e) + ".",
                    advice(e, json), line, e);
        } catch (YAMLException e) {
            boolean deep = String.valueOf(e.getMessage()).contains("epth");
            throw new BadFile(
                    deep ? "nests more than " + DEPTH + " deep." : "is not valid " + (json ? "JSON." : "YAML."),
                    "Mend the file and try again.", 0, e);
        }
    }

    private static String advice(MarkedYAMLException e, boolean json) {
        if (String.valueOf(e.getProblem()).contains(ESCAPE)) {
            return json
                    ? "Write a path with slashes, or every backslash twice."
                    : "Write a path with slashes, or without the quotes.";
        }
        return json
                ? "Look at that line and the one before it: commas, quotes and brackets."
                : "Look at that line and the one before it: YAML indents with spaces, the same for all items of a list.";
    }

    private static String words(MarkedYAMLException e) {
        String problem = e.getProblem() == null ? "it cannot be taken apart" : e.getProblem();
        if (problem.contains(ESCAPE)) {
            return "in double quotes a backslash begins an escape, and there is no such one";
        }
        if (problem.contains("(TAB)")) {
            return "a tab stands where only spaces may";
        }
        if (problem.contains("another document")) {
            return "a second document begins there";
        }
        return problem.replace("<block end>", "the end of the block")
                .replace("'<block mapping start>'", "a group of keys")
                .replace("<scalar>", "a value")
                .replaceAll("'?<([a-z ]+)>'?", "$1")
                .replaceAll("\\.$", "");
    }

    private Part part(String name, Node node, int line) throws BadFile {
        Part known = made.get(node);
        if (known != null && known.name().equals(name)) {
            return known;
        }
        if (!open.add(node)) {
            throw new BadFile("contains itself by an alias.", "Take the alias out.", line(node));
        }
        if (!DATA.contains(node.getTag())) {
            throw new BadFile("has the tag " + shown(node.getTag()) + ", which would make an object of a program.",
                    "A changelog is data only: take the tag out.", line(node));
        }
        Part part = switch (node) {
            case ScalarNode scalar -> new Part(name, line, scalar.getValue(), List.of());
            case MappingNode mapping -> new Part(name, line, "", entries(mapping));
            case SequenceNode sequence -> new Part(name, line, "", items(sequence));
            default -> new Part(name, line, "", List.of());
        };
        open.remove(node);
        made.put(node, part);
        size(node, part);
        return part;
    }

    private void size(Node node, Part part) throws BadFile {
        long size = 1;
        List<Node> below = switch (node) {
            case MappingNode mapping -> mapping.getValue().stream().map(NodeTuple::getValueNode).toList();
            case SequenceNode sequence -> sequence.getValue();
            default -> List.of();
        };
        for (Node child : below) {
            size += sizes.getOrDefault(child, 1L);
        }
        if (size > MOST_PARTS) {
            throw new BadFile("grows to more than " + MOST_PARTS + " parts by its aliases.",
                    "Write out what the aliases stand for, or take them out.", part.line());
        }
        sizes.put(node, size);
    }

    private static String shown(Tag tag) {
        return tag.getValue().replace("tag:yaml.org,2002:", "!!");
    }

    private List<Part> entries(MappingNode mapping) throws BadFile {
        List<Part> parts = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            int line = line(tuple.getKeyNode());
            Integer before = seen.putIfAbsent(key, line);
            if (before != null && !tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                repeated.add(new Repeated(key, before, line));
            }
            parts.add(part(key, tuple.getValueNode(), line));
        }
        return parts;
    }

    /** A list's items; groups of keys among them are one group, as Liquibase sees them. */
    private List<Part> items(SequenceNode sequence) throws BadFile {
        List<Part> parts = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            Part part = part("", item, line(item));
            if (item instanceof MappingNode) {
                parts.addAll(part.parts());
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}

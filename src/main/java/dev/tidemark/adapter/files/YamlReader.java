package dev.tidemark.adapter.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Reads YAML from events, so that tags make no objects and aliases are not multiplied; size, depth and aliases are
 * limited, and a key that stands twice is an error.
 */
final class YamlReader {
    private static final int CHARACTERS = 1_000_000;
    private static final int DEPTH = 20;

    private YamlReader() {}

    /** What is wrong, and in which line. */
    static final class BadYaml extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        BadYaml(String message, int line) {
            super(message);
            this.line = line;
        }

        BadYaml(String message, int line, Throwable cause) {
            super(message, cause);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /** The whole file, or null where it is empty. */
    static @Nullable YamlNode read(String text) throws BadYaml {
        try (JsonParser parser = parser(text)) {
            JsonToken first = parser.nextToken();
            return first == null ? null : node(parser, first, 0);
        } catch (JacksonException e) {
            throw bad(e);
        }
    }

    /** Adds every document of the file to {@code into}; those above an error are in it when that is thrown. */
    static void readAll(String text, List<YamlNode> into) throws BadYaml {
        try (JsonParser parser = parser(text)) {
            for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
                into.add(node(parser, next, 0));
            }
        } catch (JacksonException e) {
            throw bad(e);
        }
    }

    private static JsonParser parser(String text) {
        LoadSettings limits = LoadSettings.builder()
                .setCodePointLimit(CHARACTERS)
                .setMaxAliasesForCollections(0)
                .setAllowDuplicateKeys(false)
                .build();
        YAMLFactory factory = YAMLFactory.builder()
                .loadSettings(limits)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return factory.createParser(tools.jackson.core.ObjectReadContext.empty(), text);
    }

    private static BadYaml bad(JacksonException e) {
        int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
        return new BadYaml(plain(e.getOriginalMessage()), line, e);
    }

    private static YamlNode node(JsonParser parser, JsonToken token, int depth) throws BadYaml {
        int line = parser.currentTokenLocation().getLineNr();
        if (depth > DEPTH) {
            throw new BadYaml("It is nested too deeply.", line);
        }
        return switch (token) {
            case START_OBJECT -> keys(parser, depth, line);
            case START_ARRAY -> {
                List<YamlNode> items = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    items.add(node(parser, next, depth + 1));
                }
                yield new YamlNode.Items(items, line);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new YamlNode.Scalar(parser.getString(), YamlNode.Kind.NUMBER, line);
            case VALUE_TRUE, VALUE_FALSE -> new YamlNode.Scalar(parser.getString(), YamlNode.Kind.BOOLEAN, line);
            case VALUE_NULL -> new YamlNode.Scalar("", YamlNode.Kind.NULL, line);
            case VALUE_STRING -> new YamlNode.Scalar(parser.getString(), YamlNode.Kind.TEXT, line);
            default -> throw new BadYaml("It uses something that is not taken here, such as an alias.", line);
        };
    }

    private static YamlNode keys(JsonParser parser, int depth, int line) throws BadYaml {
        LinkedHashMap<String, YamlNode> values = new LinkedHashMap<>();
        for (JsonToken next = parser.nextToken(); next == JsonToken.PROPERTY_NAME; next = parser.nextToken()) {
            String name = parser.currentName();
            values.put(name, node(parser, parser.nextToken(), depth + 1));
        }
        return new YamlNode.Keys(values, line);
    }

    private static String plain(@Nullable String message) {
        if (message != null && message.contains("unknown escape character")) {
            return "It is not YAML that can be read: in double quotes a backslash begins an escape, and there is no such"
                    + " one. Write a path with slashes, or without the quotes.";
        }
        String first = message == null ? "" : message.lines().findFirst().orElse("").strip();
        return first.isEmpty()
                ? "It is not YAML."
                : "It is not YAML that can be read: " + first + (first.endsWith(".") ? "" : ".");
    }
}

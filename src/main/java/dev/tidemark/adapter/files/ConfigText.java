package dev.tidemark.adapter.files;

import dev.tidemark.adapter.files.YamlNode.Items;
import dev.tidemark.adapter.files.YamlNode.Keys;
import dev.tidemark.adapter.files.YamlNode.Scalar;
import dev.tidemark.adapter.files.YamlReader.BadYaml;
import dev.tidemark.application.port.ProjectScan.Entry;
import dev.tidemark.application.port.ProjectScan.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads files of settings with the line of each; what is wrong is named, and what stood before it is kept. */
final class ConfigText {
    private static final Pattern DOCUMENT = Pattern.compile("[#!]---.*");
    private static final Pattern MAVEN = Pattern.compile("(:[ \\t]+)(@[\\w.\\-]+@)");
    private static final List<String> PROFILE_KEYS = List.of("spring.config.activate.on-profile", "spring.profiles");

    private final String name;
    private final List<String> problems = new ArrayList<>();

    /** Of the file called {@code name}. */
    ConfigText(String name) {
        this.name = name;
    }

    /** What could not be read so far. */
    List<String> problems() {
        return problems;
    }

    /** The settings, in the order of the file. */
    List<Entry> read(Kind kind, String text) {
        if (kind == Kind.VARIABLES) {
            return variables(text);
        }
        return name.endsWith(".properties") ? properties(text) : yaml(text);
    }

    private static List<Entry> variables(String text) {
        List<Entry> found = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            DotEnv.parse(lines.get(i)).forEach((key, value) -> found.add(new Entry(key, value, line, null)));
        }
        return found;
    }

    private List<Entry> properties(String text) {
        List<Entry> all = new ArrayList<>();
        List<Entry> document = new ArrayList<>();
        StringBuilder logical = new StringBuilder();
        List<String> lines = text.lines().toList();
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (logical.isEmpty()) {
                start = i + 1;
                if (DOCUMENT.matcher(line.strip()).matches()) {
                    all.addAll(withProfile(document));
                    document.clear();
                    continue;
                }
            }
            boolean comment = logical.isEmpty() && line.strip().matches("[#!].*");
            logical.append(line).append('\n');
            boolean goesOn = !comment && trailingBackslashes(line) % 2 == 1 && i + 1 < lines.size();
            if (!goesOn) {
                property(logical.toString(), start, document);
                logical.setLength(0);
            }
        }
        all.addAll(withProfile(document));
        return all;
    }

    private static int trailingBackslashes(String line) {
        int count = 0;
        while (count < line.length() && line.charAt(line.length() - 1 - count) == '\\') {
            count++;
        }
        return count;
    }

    private void property(String logical, int line, List<Entry> into) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(logical));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory is always readable
        } catch (IllegalArgumentException e) {
            problems.add(name + ", line " + line + ": a \\u that is not followed by four hexadecimal digits.");
        }
        one.stringPropertyNames().forEach(key -> into.add(new Entry(key, one.getProperty(key).strip(), line, null)));
    }

    private List<Entry> yaml(String text) {
        List<YamlNode> documents = new ArrayList<>();
        try {
            YamlReader.readAll(MAVEN.matcher(text).replaceAll("$1\"$2\""), documents);
        } catch (BadYaml e) {
            String place = e.line() > 0 ? name + ", line " + e.line() : name;
            problems.add(
                    place + ": " + e.getMessage() + (documents.isEmpty() ? "" : " What stands above it was used."));
        }
        List<Entry> all = new ArrayList<>();
        for (YamlNode document : documents) {
            List<Entry> entries = new ArrayList<>();
            flatten("", document, entries);
            all.addAll(withProfile(entries));
        }
        return all;
    }

    private static void flatten(String key, YamlNode node, List<Entry> into) {
        switch (node) {
            case Scalar scalar -> into.add(new Entry(key, scalar.text(), scalar.line(), null));
            case Keys keys -> {
                for (Map.Entry<String, YamlNode> entry : keys.values().entrySet()) {
                    flatten(key.isEmpty() ? entry.getKey() : key + "." + entry.getKey(), entry.getValue(), into);
                }
            }
            case Items list -> {
                boolean plain = list.items().stream().allMatch(Scalar.class::isInstance);
                if (plain) {
                    String joined = list.items().stream()
                            .map(item -> ((Scalar) item).text()).collect(Collectors.joining(","));
                    into.add(new Entry(key, joined, list.line(), null));
                }
            }
        }
    }

    /** The same entries, each with the profile that their document is for. */
    private static List<Entry> withProfile(List<Entry> document) {
        String profile = profile(document);
        return document.stream().map(e -> new Entry(e.key(), e.value(), e.line(), profile)).toList();
    }

    private static @Nullable String profile(List<Entry> document) {
        return document.stream()
                .filter(e -> PROFILE_KEYS.contains(e.key()) && !e.value().isBlank())
                .map(Entry::value)
                .findFirst()
                .orElse(null);
    }
}

package dev.tidemark.adapter.files;

import dev.tidemark.adapter.files.YamlNode.Items;
import dev.tidemark.adapter.files.YamlNode.Keys;
import dev.tidemark.adapter.files.YamlNode.Kind;
import dev.tidemark.adapter.files.YamlNode.Scalar;
import dev.tidemark.adapter.files.YamlReader.BadYaml;
import dev.tidemark.application.connection.DatabaseUrl;
import dev.tidemark.application.connection.EnvironmentRules;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.EnvironmentPattern;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.application.port.ProjectSettings.HistoryTables;
import dev.tidemark.application.port.ProjectSettings.ModelSettings;
import dev.tidemark.application.port.ProjectSettings.NamedConnection;
import dev.tidemark.application.port.ProjectSettings.TeamRules;
import dev.tidemark.domain.changelog.FileNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes settings of what stands in {@code tidemark.yaml}; what is wrong is named with its line. */
final class SettingsFile {
    private static final Set<String> KEYS = Set.of(
            "changelog", "searchPath", "classPath", "contexts", "labels", "parameters", "changelogTable", "lockTable",
            "liquibaseSchema", "environments", "connections", "allowBaseOnProtected", "model", "ignore", "fileNames");
    private static final Set<String> PATTERN_KEYS = Set.of("host", "database", "environment");
    private static final Set<String> CONNECTION_KEYS = Set.of("url", "environment", "schema");

    private static final Set<String> MODEL_KEYS = Set.of("classPath", "packages", "naming", "scratch");
    private static final Set<String> NAMINGS = Set.of("hibernate", "spring");

    private final Path folder;

    SettingsFile(Path folder) {
        this.folder = folder;
    }

    /** The settings of a folder without a project file. */
    static ProjectSettings usual(Path folder) {
        return new ProjectSettings(
                folder, null, List.of(folder), List.of(), Execution.UNCHOSEN, HistoryTables.USUAL, TeamRules.NONE);
    }

    ProjectSettings read(@Nullable YamlNode root) throws BadYaml {
        ProjectSettings settings = withoutIgnored(root);
        return root instanceof Keys keys
                ? settings.withRules(settings.rules().withIgnored(IgnoreList.of(keys.values().get("ignore"))))
                : settings;
    }

    private ProjectSettings withoutIgnored(@Nullable YamlNode root) throws BadYaml {
        if (root == null || root instanceof Scalar scalar && scalar.kind() == Kind.NULL) {
            return usual(folder);
        }
        Keys keys = keys(root, "the file", KEYS);
        List<Path> searchPath = paths(keys, "searchPath");
        HistoryTables tables = new HistoryTables(
                Objects.requireNonNullElse(text(keys, "changelogTable"), HistoryTables.USUAL.changelogTable()),
                Objects.requireNonNullElse(text(keys, "lockTable"), HistoryTables.USUAL.lockTable()),
                text(keys, "liquibaseSchema"));
        return new ProjectSettings(
                folder,
                text(keys, "changelog"),
                searchPath.isEmpty() ? List.of(folder) : searchPath,
                paths(keys, "classPath"),
                new Execution(contexts(keys), Objects.requireNonNullElse(text(keys, "labels"), ""), parameters(keys)),
                tables,
                new TeamRules(
                        environments(keys), connections(keys), flag(keys, "allowBaseOnProtected"), model(keys))
                        .withFileNames(fileNames(keys)));
    }

    private ModelSettings model(Keys keys) throws BadYaml {
        YamlNode node = keys.values().get("model");
        if (node == null) {
            return ModelSettings.UNSAID;
        }
        Keys model = keys(node, "model", MODEL_KEYS);
        YamlNode packages = model.values().get("packages");
        String naming = text(model, "naming");
        if (naming != null && !NAMINGS.contains(naming)) {
            throw new BadYaml(
                    "'model.naming' is to be hibernate or spring.",
                    Objects.requireNonNull(model.values().get("naming")).line());
        }
        return new ModelSettings(
                paths(model, "classPath"), packages == null ? List.of() : texts(packages, "model.packages"), naming,
                text(model, "scratch"));
    }

    private static FileNames fileNames(Keys keys) throws BadYaml {
        String template = text(keys, "fileNames");
        try {
            return template == null ? FileNames.USUAL : new FileNames(template);
        } catch (IllegalArgumentException e) {
            throw new BadYaml(e.getMessage() + " It is 'fileNames'.",
                    Objects.requireNonNull(keys.values().get("fileNames")).line(), e);
        }
    }

    private @Nullable String contexts(Keys keys) throws BadYaml {
        YamlNode node = keys.values().get("contexts");
        return node == null ? null : String.join(",", texts(node, "contexts"));
    }

    private List<Path> paths(Keys keys, String key) throws BadYaml {
        YamlNode node = keys.values().get(key);
        List<Path> paths = new ArrayList<>();
        for (String text : node == null ? List.<String>of() : texts(node, key)) {
            paths.add(folder.resolve(text).normalize());
        }
        return paths;
    }

    private static Map<String, String> parameters(Keys keys) throws BadYaml {
        YamlNode node = keys.values().get("parameters");
        Map<String, String> found = new LinkedHashMap<>();
        if (node != null) {
            for (Map.Entry<String, YamlNode> entry : keys(node, "parameters", Set.of()).values().entrySet()) {
                found.put(entry.getKey(), scalar(entry.getValue(), "parameters." + entry.getKey()).text());
            }
        }
        return found;
    }

    private static List<EnvironmentPattern> environments(Keys keys) throws BadYaml {
        List<EnvironmentPattern> found = new ArrayList<>();
        YamlNode node = keys.values().get("environments");
        if (node == null) {
            return found;
        }
        if (!(node instanceof Items list)) {
            throw new BadYaml("'environments' is to be a list of host, database and environment.", node.line());
        }
        for (YamlNode item : list.items()) {
            Keys pattern = keys(item, "environments", PATTERN_KEYS);
            found.add(new EnvironmentPattern(
                    Objects.requireNonNullElse(text(pattern, "host"), "*"),
                    Objects.requireNonNullElse(text(pattern, "database"), "*"),
                    environment(pattern, required(pattern, "environments", "environment"))));
        }
        return found;
    }

    private Map<String, NamedConnection> connections(Keys keys) throws BadYaml {
        Map<String, NamedConnection> found = new LinkedHashMap<>();
        YamlNode node = keys.values().get("connections");
        if (node == null) {
            return found;
        }
        for (Map.Entry<String, YamlNode> entry : keys(node, "connections", Set.of()).values().entrySet()) {
            String name = "connections." + entry.getKey();
            Keys connection = keys(entry.getValue(), name, CONNECTION_KEYS);
            String url = required(connection, name, "url");
            checked(url, name, Objects.requireNonNull(connection.values().get("url")).line());
            String environment = text(connection, "environment");
            found.put(
                    entry.getKey(),
                    new NamedConnection(
                            url,
                            environment == null ? null : environment(connection, environment),
                            text(connection, "schema")));
        }
        return found;
    }

    private void checked(String url, String name, int line) throws BadYaml {
        DatabaseUrl parsed;
        try {
            parsed = DatabaseUrl.parse(url, folder);
        } catch (FailedException e) {
            throw new BadYaml("'" + name + ".url': " + e.failure().sentences(), line, e);
        }
        if (parsed.login().password() != null || parsed.login().user() != null) {
            throw new BadYaml(
                    "'" + name + ".url' holds a " + (parsed.login().password() != null ? "password" : "user")
                            + ". This file is shared: leave it out, and give it when you connect, by an environment variable, .pgpass"
                            + " or the keychain.",
                    line);
        }
    }

    private static String environment(Keys keys, String name) throws BadYaml {
        try {
            return EnvironmentRules.named(name).name().toLowerCase(java.util.Locale.ROOT);
        } catch (FailedException e) {
            YamlNode node = keys.values().get("environment");
            throw new BadYaml(e.failure().sentences(), node == null ? keys.line() : node.line(), e);
        }
    }

    static String required(Keys keys, String where, String key) throws BadYaml {
        String text = text(keys, key);
        if (text == null) {
            throw new BadYaml("'" + where + "' lacks '" + key + "'.", keys.line());
        }
        return text;
    }

    static @Nullable String text(Keys keys, String key) throws BadYaml {
        YamlNode node = keys.values().get(key);
        if (node == null) {
            return null;
        }
        Scalar scalar = scalar(node, key);
        if (scalar.kind() != Kind.TEXT && scalar.kind() != Kind.NUMBER) {
            throw new BadYaml("'" + key + "' is to be a text. If it looks like something else, put it in quotes.",
                    node.line());
        }
        return printable(scalar, key);
    }

    private static boolean flag(Keys keys, String key) throws BadYaml {
        YamlNode node = keys.values().get(key);
        if (node == null) {
            return false;
        }
        if (node instanceof Scalar scalar && scalar.kind() == Kind.BOOLEAN) {
            return scalar.text().equals("true");
        }
        throw new BadYaml("'" + key + "' is to be true or false.", node.line());
    }

    private static List<String> texts(YamlNode node, String key) throws BadYaml {
        if (node instanceof Items list) {
            List<String> found = new ArrayList<>();
            for (YamlNode item : list.items()) {
                found.add(printable(scalar(item, key), key));
            }
            return found;
        }
        String text = printable(scalar(node, key), key);
        return text.isBlank() ? List.of() : List.of(text.split("\\s*,\\s*"));
    }

    private static String printable(Scalar scalar, String key) throws BadYaml {
        if (scalar.text().chars().anyMatch(Character::isISOControl)) {
            throw new BadYaml(
                    "'" + key
                            + "' holds a sign that is none: in double quotes a backslash begins an escape. Write a path"
                            + " with slashes, or without the quotes.",
                    scalar.line());
        }
        return scalar.text();
    }

    private static Scalar scalar(YamlNode node, String key) throws BadYaml {
        if (node instanceof Scalar scalar) {
            return scalar;
        }
        throw new BadYaml(
                "'" + key + "' is to be a single value, not a " + (node instanceof Items ? "list." : "group of keys."),
                node.line());
    }

    /** The keys of {@code node}, all of which have to be known where {@code known} names any. */
    static Keys keys(YamlNode node, String where, Set<String> known) throws BadYaml {
        if (!(node instanceof Keys keys)) {
            throw new BadYaml("'" + where + "' is to be keys with values.", node.line());
        }
        for (Map.Entry<String, YamlNode> entry : keys.values().entrySet()) {
            if (!known.isEmpty() && !known.contains(entry.getKey())) {
                throw new BadYaml(
                        "'" + entry.getKey() + "' is not a key of "
                                + (where.equals("the file") ? "this file" : "'" + where + "'")
                                + ". Known: " + new TreeSet<>(known).stream().collect(Collectors.joining(", ")) + ".",
                        entry.getValue().line());
            }
        }
        return keys;
    }
}

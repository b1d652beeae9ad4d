package dev.tidemark.application.project;

import dev.tidemark.application.port.ProjectScan.ConfigFile;
import dev.tidemark.application.port.ProjectScan.Entry;
import dev.tidemark.application.port.ProjectScan.Kind;
import dev.tidemark.application.port.ProjectScan.Scan;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.project.ConfigKeys.Fact;
import dev.tidemark.application.project.Facts.Raw;
import dev.tidemark.application.project.FoundSettings.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes sense of what lies in a folder: which changelog, with which settings, on which database. */
public final class Survey {
    private static final Map<Fact, Topic> KEYS = Map.of(
            Fact.CONTEXTS, Topic.CONTEXTS,
            Fact.LABELS, Topic.LABELS,
            Fact.SCHEMA, Topic.SCHEMA,
            Fact.LIQUIBASE_SCHEMA, Topic.LIQUIBASE_SCHEMA,
            Fact.CHANGELOG_TABLE, Topic.CHANGELOG_TABLE,
            Fact.LOCK_TABLE, Topic.LOCK_TABLE,
            Fact.CLASS_PATH, Topic.CLASS_PATH);

    private final Path folder;
    private final Scan scan;
    private final @Nullable ProjectSettings file;
    private final Map<String, String> variables;
    private final Map<String, Facts> modules = new LinkedHashMap<>();
    private final Map<String, Entry> dotEnv = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * @param folder the project's folder
     * @param scan what lies in it
     * @param file what {@code tidemark.yaml} says, or null
     * @param variables the environment's variables
     */
    public Survey(Path folder, Scan scan, @Nullable ProjectSettings file, Map<String, String> variables) {
        this.folder = folder;
        this.scan = scan;
        this.file = file;
        this.variables = Map.copyOf(variables);
        problems.addAll(scan.problems());
        for (ConfigFile config : scan.configs()) {
            if (config.kind() == Kind.VARIABLES && !config.path().contains("/")) {
                config.entries().forEach(entry -> dotEnv.put(entry.key(), entry));
            }
            modules.computeIfAbsent(module(config), Facts::new).add(config);
        }
    }

    /** What was found. */
    public FoundProject result() {
        Connections connections = new Connections(folder, this::placeholders, problems);
        if (file != null) {
            connections.ofProjectFile(file);
        }
        connections.ofVariables(variables);
        connections.ofDotEnv(dotEnv);
        modules.values().forEach(connections::ofApplication);
        List<FoundRoot> roots = roots();
        return new FoundProject(folder, file, roots, settings(roots), connections.found(), problems);
    }

    /** Files of one application are read together: those beside it, in its resources and in its {@code config}. */
    private static String module(ConfigFile config) {
        String path = config.path();
        int resources = path.indexOf("src/main/resources/");
        if (resources >= 0) {
            return path.substring(0, resources);
        }
        String in = path.substring(0, path.lastIndexOf('/') + 1);
        return in.endsWith("config/") ? in.substring(0, in.length() - "config/".length()) : in;
    }

    private Placeholders placeholders(Facts facts, String profile) {
        return new Placeholders(name -> {
            String variable = variables.get(name);
            if (variable != null) {
                return variable;
            }
            Entry entry = dotEnv.get(name);
            return entry == null ? facts.property(profile, name) : entry.value();
        });
    }

    private List<FoundRoot> roots() {
        Roots all = new Roots(scan.changelogs());
        Map<String, FoundRoot> found = new LinkedHashMap<>();
        if (file != null && file.changelog() != null) {
            List<String> bases = file.searchPath().stream().map(this::relative).toList();
            FoundRoot root = all.named(file.changelog(), bases, new Origin("tidemark.yaml", 0));
            List<String> path = bases.stream().map(b -> b.isEmpty() ? "." : b.substring(0, b.length() - 1)).toList();
            add(found, new FoundRoot(file.changelog(), path, root.origin(), root.exists()));
        }
        for (Facts facts : modules.values()) {
            for (String profile : facts.profiles()) {
                Raw named = facts.get(profile, Fact.CHANGELOG);
                if (named != null) {
                    String text = placeholders(facts, profile).fill(named.text());
                    add(found, all.named(text, bases(facts, profile, text), named.origin()));
                }
            }
        }
        all.unnamed().forEach(root -> add(found, root));
        return found.values().stream().filter(FoundRoot::exists).toList();
    }

    private void add(Map<String, FoundRoot> found, FoundRoot root) {
        if (!root.exists()) {
            problems.add(root.origin() + " names the changelog " + root.changelog() + ", which is not there.");
        }
        String base = root.searchPath().getFirst();
        found.putIfAbsent(base.equals(".") ? root.changelog() : base + "/" + root.changelog(), root);
    }

    /** Folders in which a changelog that is named in {@code profile} may lie, each with a slash at its end. */
    private static List<String> bases(Facts facts, String profile, String text) {
        Set<String> bases = new LinkedHashSet<>();
        Raw path = facts.get(profile, Fact.SEARCH_PATH);
        for (String entry : path == null ? new String[0] : path.text().split("\\s*[,;]\\s*")) {
            String plain = Roots.plain(entry);
            bases.add(facts.module() + (plain.isEmpty() || plain.endsWith("/") ? plain : plain + "/"));
        }
        String resources = facts.module() + "src/main/resources/";
        if (text.strip().startsWith("file:")) {
            bases.add(facts.module());
            bases.add(resources);
        } else {
            boolean liquibase = !text.strip().startsWith("classpath") && facts.module().isEmpty()
                    && path == null;
            if (!liquibase) {
                bases.add(resources);
            }
            bases.add(facts.module());
            bases.add(resources);
        }
        bases.add("");
        return List.copyOf(bases);
    }

    private String relative(Path entry) {
        if (!entry.startsWith(folder)) {
            return entry.toString().replace('\\', '/') + "/";
        }
        String text = folder.relativize(entry).toString().replace('\\', '/');
        return text.isEmpty() ? "" : text + "/";
    }

    private Map<String, FoundSettings> settings(List<FoundRoot> roots) {
        Map<String, FoundSettings> found = new LinkedHashMap<>();
        String first = roots.isEmpty() ? "" : roots.getFirst().origin().file();
        // The application whose file names the root comes first; what it does not say, another may.
        List<Facts> ordered = modules.values().stream()
                .sorted((a, b) -> Boolean.compare(!first.startsWith(a.module()), !first.startsWith(b.module())))
                .toList();
        for (Facts facts : ordered) {
            for (String profile : facts.profiles()) {
                found.merge(profile, settings(facts, profile), Survey::joined);
            }
        }
        return found;
    }

    private FoundSettings settings(Facts facts, String profile) {
        Placeholders placeholders = placeholders(facts, profile);
        Map<Topic, Found> values = new EnumMap<>(Topic.class);
        KEYS.forEach((fact, topic) -> {
            Raw raw = facts.get(profile, fact);
            if (raw != null) {
                values.put(topic, new Found(placeholders.fill(raw.text()), raw.origin()));
            }
        });
        Map<String, Found> parameters = new LinkedHashMap<>();
        facts.parameters(profile).forEach(
                (name, raw) -> parameters.put(name, new Found(placeholders.fill(raw.text()), raw.origin())));
        return new FoundSettings(values, parameters);
    }

    private static FoundSettings joined(FoundSettings first, FoundSettings second) {
        Map<Topic, Found> values = new EnumMap<>(Topic.class);
        values.putAll(second.values());
        values.putAll(first.values());
        Map<String, Found> parameters = new LinkedHashMap<>(second.parameters());
        parameters.putAll(first.parameters());
        return new FoundSettings(values, parameters);
    }
}

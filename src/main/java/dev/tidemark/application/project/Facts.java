package dev.tidemark.application.project;

import dev.tidemark.application.port.ProjectScan.ConfigFile;
import dev.tidemark.application.port.ProjectScan.Entry;
import dev.tidemark.application.port.ProjectScan.Kind;
import dev.tidemark.application.project.ConfigKeys.Fact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of one application, of which each profile changes some. */
final class Facts {
    private static final Pattern PROFILE_FILE = Pattern.compile("application-([^.]+)\\.(ya?ml|properties)");
    private static final Pattern PROFILE_KEY = Pattern.compile("%([^.]+)\\.(.+)");

    /** A raw value, which may be a secret, with its place. */
    record Raw(String text, Origin origin) {
        @Override
        public String toString() {
            return String.valueOf(origin);
        }
    }

    private final Map<String, Map<Fact, Raw>> facts = new LinkedHashMap<>();
    private final Map<String, Map<String, Raw>> parameters = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> properties = new HashMap<>();
    private final String module;

    /** Of the application below {@code module}. */
    Facts(String module) {
        this.module = module;
        facts.put("", new EnumMap<>(Fact.class));
    }

    /** Where the application lies, with a slash at its end; empty for the project's folder. */
    String module() {
        return module;
    }

    void add(ConfigFile file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        Matcher named = PROFILE_FILE.matcher(name);
        String ofFile = named.matches() ? named.group(1) : "";
        for (Entry entry : file.entries()) {
            String profile = entry.profile() == null ? ofFile : entry.profile();
            String key = entry.key();
            Matcher prefixed = PROFILE_KEY.matcher(key);
            if (prefixed.matches()) {
                profile = prefixed.group(1).replace("\"", "");
                key = prefixed.group(2);
            }
            add(file.kind(), profile, key, new Raw(entry.value(), new Origin(file.path(), entry.line())));
        }
    }

    private void add(Kind kind, String profile, String key, Raw value) {
        Fact fact = kind == Kind.LIQUIBASE
                ? ConfigKeys.ofLiquibase(key)
                : kind == Kind.VARIABLES ? ConfigKeys.ofVariable(key) : ConfigKeys.ofApplication(key);
        String parameter = kind == Kind.VARIABLES ? null : ConfigKeys.parameter(key, kind == Kind.LIQUIBASE);
        properties.computeIfAbsent(profile, p -> new HashMap<>()).put(ConfigKeys.plain(key), value.text());
        if (fact != null) {
            facts.computeIfAbsent(profile, p -> new EnumMap<>(Fact.class)).putIfAbsent(fact, value);
        }
        if (parameter != null) {
            parameters.computeIfAbsent(profile, p -> new LinkedHashMap<>()).put(parameter, value);
        }
    }

    /** The profiles that say something, the one without a name first, the active one next. */
    List<String> profiles() {
        Set<String> ordered = new LinkedHashSet<>();
        ordered.add("");
        Raw active = facts.getOrDefault("", Map.of()).get(Fact.ACTIVE);
        Set<String> known = new LinkedHashSet<>(facts.keySet());
        known.addAll(parameters.keySet());
        if (active != null) {
            List.of(active.text().split("\\s*,\\s*")).stream().filter(known::contains).forEach(ordered::add);
        }
        ordered.addAll(known);
        return new ArrayList<>(ordered);
    }

    /** What {@code profile} says, else what is said without one; null for nothing. */
    @Nullable
    Raw get(String profile, Fact fact) {
        Raw own = facts.getOrDefault(profile, Map.of()).get(fact);
        return own == null ? facts.getOrDefault("", Map.of()).get(fact) : own;
    }

    /** Whether {@code profile} itself says one of these. */
    boolean says(String profile, Fact... some) {
        Map<Fact, Raw> own = facts.getOrDefault(profile, Map.of());
        return List.of(some).stream().anyMatch(own::containsKey);
    }

    Map<String, Raw> parameters(String profile) {
        Map<String, Raw> all = new LinkedHashMap<>(parameters.getOrDefault("", Map.of()));
        all.putAll(parameters.getOrDefault(profile, Map.of()));
        return all;
    }

    /** Another setting of the same files, for placeholders; null for none. */
    @Nullable
    String property(String profile, String key) {
        String plain = ConfigKeys.plain(key);
        String own = properties.getOrDefault(profile, Map.of()).get(plain);
        return own == null ? properties.getOrDefault("", Map.of()).get(plain) : own;
    }
}

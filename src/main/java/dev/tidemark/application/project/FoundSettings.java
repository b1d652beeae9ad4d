package dev.tidemark.application.project;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one profile of an application says about its changelog.
 *
 * @param values what was found
 * @param parameters changelog parameters
 */
public record FoundSettings(Map<Topic, Found> values, Map<String, Found> parameters) {
    /** Nothing found. */
    public static final FoundSettings NONE = new FoundSettings(Map.of(), Map.of());

    /** What can be said. */
    public enum Topic {
        /** Which contexts run. */
        CONTEXTS,
        /** A label expression. */
        LABELS,
        /** The schema that unqualified names fall into. */
        SCHEMA,
        /** The schema of Liquibase's own tables. */
        LIQUIBASE_SCHEMA,
        /** The name of the history table. */
        CHANGELOG_TABLE,
        /** The name of the lock table. */
        LOCK_TABLE,
        /** The user's jars and class folders, joined by commas. */
        CLASS_PATH
    }

    public FoundSettings {
        values = Map.copyOf(values);
        parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** What was found for {@code topic}; empty for nothing. */
    public String text(Topic topic) {
        Found found = values.get(topic);
        return found == null ? "" : found.text();
    }

    /** Where it was found, or null. */
    public @Nullable Origin origin(Topic topic) {
        Found found = values.get(topic);
        return found == null ? null : found.origin();
    }

    /** The parameters without their origins. */
    public Map<String, String> plainParameters() {
        Map<String, String> plain = new LinkedHashMap<>();
        parameters.forEach((name, found) -> plain.put(name, found.text()));
        return plain;
    }
}

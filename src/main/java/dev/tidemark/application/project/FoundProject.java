package dev.tidemark.application.project;

import dev.tidemark.application.port.ProjectSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a folder.
 *
 * @param folder the folder
 * @param file what {@code tidemark.yaml} says, or null where there is none that can be read
 * @param roots root changelogs, the likeliest first
 * @param settings what each profile says; the empty name is the one without a profile
 * @param connections databases, the likeliest first
 * @param problems what could not be read or understood, in words
 */
public record FoundProject(
        Path folder,
        @Nullable ProjectSettings file,
        List<FoundRoot> roots,
        Map<String, FoundSettings> settings,
        List<FoundConnection> connections,
        List<String> problems) {
    public FoundProject {
        roots = List.copyOf(roots);
        settings = Map.copyOf(settings);
        connections = List.copyOf(connections);
        problems = List.copyOf(problems);
    }

    /** Whether neither a changelog nor a database was found. */
    public boolean nothing() {
        return roots.isEmpty() && connections.isEmpty();
    }

    /** What the profile of that name says, else what is said without one. */
    public FoundSettings settings(String profile) {
        FoundSettings usual = settings.getOrDefault("", FoundSettings.NONE);
        return settings.getOrDefault(profile, usual);
    }
}

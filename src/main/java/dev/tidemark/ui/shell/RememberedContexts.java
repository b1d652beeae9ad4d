package dev.tidemark.ui.shell;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.port.Preferences;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.plan.Fingerprint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which contexts and labels were chosen in the window, for a project on a connection. They are used again as long as files
 * and person say the same about them as they did then; what was said anew counts more than what is remembered.
 */
final class RememberedContexts {
    private static final String NONE = "none";
    private static final String CHOSEN = "chosen:";

    private final Preferences preferences;

    RememberedContexts(Preferences preferences) {
        this.preferences = preferences;
    }

    /** What was chosen for {@code opened}, of which files and person say {@code said}; null for nothing. */
    @Nullable
    Execution find(OpenDatabase opened, Execution said) {
        String kept = preferences.find(key(opened, said));
        if (kept == null) {
            return null;
        }
        String[] parts = kept.split("\n", 2);
        String contexts = parts[0].startsWith(CHOSEN) ? parts[0].substring(CHOSEN.length()) : null;
        Execution chosen = said.choosing(contexts, parts.length > 1 ? parts[1] : "");
        return chosen.equals(said) ? null : chosen;
    }

    /** Keeps what {@code opened} has now. */
    void keep(OpenDatabase opened, Execution said) {
        Execution chosen = opened.project().execution();
        String contexts = chosen.contexts() == null ? NONE : CHOSEN + chosen.contexts();
        boolean same = Objects.equals(chosen, said);
        preferences.keep(key(opened, said), same ? null : contexts + "\n" + chosen.labels());
    }

    private static String key(OpenDatabase opened, Execution said) {
        return "contexts." + Fingerprint.brief(Fingerprint.digest(String.join(
                "\n",
                opened.project().folder().toString(),
                String.valueOf(opened.project().changelog()),
                opened.connection().url(),
                String.valueOf(opened.connection().schema()),
                String.valueOf(said.contexts()),
                said.labels())));
    }
}

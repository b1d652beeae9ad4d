package dev.tidemark.ui.plan;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.port.Preferences;
import dev.tidemark.domain.plan.Fingerprint;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.RunSettings.Commit;
import dev.tidemark.domain.plan.RunSettings.LockPatience;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How plans were run on a connection the last time. The end of a maintenance window is never kept. */
final class RememberedSettings {
    private static final Pattern KEPT = Pattern.compile("(\\w+) locks=(\\d{1,12}) statement=(\\d{1,12})");

    private final Preferences preferences;
    private final String key;

    RememberedSettings(Preferences preferences, OpenDatabase database) {
        this.preferences = preferences;
        this.key = "how." + Fingerprint.brief(Fingerprint.digest(database.connection().url() + "\n"
                + database.connection().schema()));
    }

    /** What was kept; the usual where nothing was, or where it cannot be read. */
    RunSettings find() {
        String kept = preferences.find(key);
        Matcher parts = KEPT.matcher(kept == null ? "" : kept);
        if (!parts.matches()) {
            return RunSettings.USUAL;
        }
        Commit commit =
                parts.group(1).equals(Commit.WHOLE_PLAN.word()) ? Commit.WHOLE_PLAN : Commit.EACH_REVISION;
        LockPatience locks =
                new LockPatience(LockPatience.LONGEST, Duration.ofMillis(Long.parseLong(parts.group(2))));
        long most = Long.parseLong(parts.group(3));
        return new RunSettings(commit, most == 0 ? null : Duration.ofMillis(most), locks, null);
    }

    /** Keeps what is to be kept of {@code settings}; nothing where they are the usual ones. */
    void keep(RunSettings settings) {
        boolean usual = settings.withNotAfter(null).equals(RunSettings.USUAL);
        preferences.keep(key, usual ? null : text(settings));
    }

    private static String text(RunSettings settings) {
        Duration most = settings.statementTimeout();
        return settings.commit().word() + " locks=" + settings.locks().total().toMillis() + " statement="
                + (most == null ? 0 : most.toMillis());
    }
}

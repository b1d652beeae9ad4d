package dev.tidemark.cli;

import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.RunSettings.LockPatience;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long to wait, and until when to start anything: what all that run plans have in common. */
class RunOptions {
    @Option(names = "--statement-timeout", paramLabel = "TIME",
            description = "The server cancels a statement that takes longer, such as 30s; default: no limit.")
    private @Nullable String statementTimeout;

    @Option(names = "--lock-wait", paramLabel = "TIME",
            description = "Go on trying for so long where others hold a lock, 2 s at a time with pauses; default: 5m, 0 tries once.")
    private @Nullable String lockWait;

    @Option(names = "--not-after", paramLabel = "TIME",
            description = "Start nothing new from then on: 02:30, or a date with a time.")
    private @Nullable String notAfter;

    /** The settings that were asked for. */
    RunSettings settings() {
        RunSettings settings = RunSettings.USUAL;
        if (statementTimeout != null) {
            settings = settings.withStatementTimeout(Durations.some("--statement-timeout", statementTimeout));
        }
        if (lockWait != null) {
            settings = settings.with(
                    new LockPatience(LockPatience.LONGEST, Durations.length("--lock-wait", lockWait)));
        }
        return notAfter == null
                ? settings
                : settings.withNotAfter(
                        Durations.time("--not-after", notAfter, Instant.now(), ZoneId.systemDefault()));
    }
}

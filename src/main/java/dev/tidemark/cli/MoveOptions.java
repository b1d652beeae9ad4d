package dev.tidemark.cli;

import dev.tidemark.application.TryPlan;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.RunSettings.Commit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The same for what changes the schema: all in one, and trying first. */
final class MoveOptions extends RunOptions {
    @Option(names = "--one-transaction",
            description = "All or nothing: the whole plan in one transaction (PostgreSQL), cut only where a statement forbids it.")
    private boolean oneTransaction;

    @Option(names = "--trial",
            description = "Run it and undo it: everything in one transaction that is rolled back, with what each statement took.")
    private boolean trial;

    @Option(names = "--time-limit", paramLabel = "TIME", description = "With --trial: undo it after so long; default: 60s.")
    private @Nullable String timeLimit;

    @Override
    RunSettings settings() {
        RunSettings settings = super.settings();
        return oneTransaction || trial ? settings.with(Commit.WHOLE_PLAN) : settings;
    }

    /** How long a trial may take; null where none is wanted. */
    @Nullable
    Duration trial() {
        if (!trial) {
            if (timeLimit != null) {
                throw Session.usage("--time-limit goes with --trial.", "Give --trial as well, or --statement-timeout.");
            }
            return null;
        }
        return timeLimit == null ? TryPlan.USUAL_LIMIT : Durations.some("--time-limit", timeLimit);
    }
}

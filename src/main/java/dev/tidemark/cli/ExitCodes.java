package dev.tidemark.cli;

import dev.tidemark.application.outcome.Failure;
import org.jspecify.annotations.Nullable;

/** What the program tells the script that called it. */
final class ExitCodes {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int PENDING = 3;
    static final int DIFFERENCES = 4;
    static final int REFUSED = 5;
    static final int LOCKED = 6;
    static final int PENDING_AND_DIFFERENCES = 7;
    static final int CANCELLED = 130;

    private ExitCodes() {}

    static int of(@Nullable Failure failure) {
        return switch (failure) {
            case null -> DONE;
            case Failure.WrongUsage usage -> USAGE;
            case Failure.Refused refused -> REFUSED;
            case Failure.LockHeld locked -> LOCKED;
            case Failure.Cancelled cancelled -> CANCELLED;
            case Failure.Unreachable unreachable -> FAILED;
            case Failure.BadChangelog bad -> FAILED;
            case Failure.StatementFailed failed -> FAILED;
            case Failure.Unexpected unexpected -> FAILED;
        };
    }
}

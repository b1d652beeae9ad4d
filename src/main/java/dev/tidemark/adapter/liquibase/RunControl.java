package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.CancelToken.Wish;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.domain.plan.RunSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What accompanies a run.
 *
 * @param listener hears how far it is
 * @param cancel may stop it
 * @param watch sees who stands in the way
 * @param reconnect connects anew where the connection was lost before the lock could be released
 * @param parse parses the files anew: what was tried once remembers it
 * @param settings how to run
 */
record RunControl(
        RunListener listener, CancelToken cancel, BlockingWatch watch, Supplier<Session> reconnect,
        Supplier<ParsedChangelog> parse, RunSettings settings) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** Whether nothing new is to be started at that time. */
    boolean tooLate(Instant now) {
        Instant end = settings.notAfter();
        return end != null && !now.isBefore(end);
    }

    /** Whether nothing new is to be started now. */
    boolean stops() {
        return cancel.wish() != Wish.NONE || tooLate(Instant.now());
    }

    /** Why nothing new was started, with the state of the database. */
    Failure.Cancelled stopped(String state) {
        Instant end = settings.notAfter();
        return cancel.wish() != Wish.NONE || end == null
                ? new Failure.Cancelled(state)
                : new Failure.Cancelled(
                        "Stopped: nothing new is started after " + TIME.format(end.atZone(ZoneId.systemDefault()))
                                + ", as was asked.",
                        state);
    }
}

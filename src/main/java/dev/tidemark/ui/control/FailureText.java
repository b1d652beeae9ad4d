package dev.tidemark.ui.control;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.ui.view.Messages;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A failure in the words of the window. */
public final class FailureText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Messages messages;

    /** With the window's texts. */
    public FailureText(Messages messages) {
        this.messages = messages;
    }

    /** What happened. */
    public String what(Failure failure) {
        if (failure instanceof Failure.LockHeld lock) {
            String by = lock.by() == null ? messages.text("lock.somebody") : lock.by();
            return lock.since() == null
                    ? messages.text("failure.lock", by)
                    : messages.text("failure.lock.since", by, TIME.format(lock.since()));
        }
        return failure.what();
    }

    /** What to do; empty where nothing can be said. */
    public String advice(Failure failure) {
        return failure instanceof Failure.LockHeld ? messages.text("failure.lock.advice") : failure.advice();
    }

    /** Everything that is known, for a report. */
    public String details(Failure failure) {
        StringBuilder text = new StringBuilder(what(failure)).append('\n');
        append(text, "", failure.databaseState());
        append(text, "", advice(failure));
        if (failure instanceof Failure.StatementFailed failed) {
            failed.details().forEach(line -> append(text, "", line));
            append(text, "SQLSTATE: ", failed.sqlState() == null ? "" : failed.sqlState());
            append(text, "Position: ", failed.position() > 0 ? String.valueOf(failed.position()) : "");
            append(text, "Statement:\n", failed.statement());
        } else if (failure instanceof Failure.Unexpected unexpected) {
            append(text, "\n", unexpected.details());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append(name).append(value).append('\n');
        }
    }
}

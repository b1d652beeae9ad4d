package dev.tidemark.ui.task;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Turns whatever work threw into a failure that can be shown. */
public final class Failures {
    private Failures() {}

    /** The failure inside, or an unexpected one with the stack trace in its details. */
    public static Failure of(Throwable thrown) {
        if (thrown instanceof FailedException failed) {
            return failed.failure();
        }
        StringWriter details = new StringWriter();
        thrown.printStackTrace(new PrintWriter(details));
        return new Failure.Unexpected(
                "Something went wrong that Tidemark did not foresee: " + describe(thrown) + ".",
                "What the database has is what its history shows; refresh to see it.",
                "Try again. If it stays, copy the details into a report.",
                details.toString());
    }

    private static String describe(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank()
                ? thrown.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message).strip();
    }
}

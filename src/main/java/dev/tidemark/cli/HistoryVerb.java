package dev.tidemark.cli;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.Status;
import picocli.CommandLine.Command;

/** {@code history}: every revision with its state. */
@Command(name = "history", description = "Every revision with its state, oldest first; with --verbose, why.")
final class HistoryVerb extends Verb {
    HistoryVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        try (OpenDatabase database = session().open(false)) {
            Status status = session().tools().timeline().read(database);
            if (session().options().json()) {
                session().document(JsonForms.history(status));
            } else {
                session().result(StatusText.history(status, session().style(), session().options().verbose()));
            }
            return ExitCodes.DONE;
        }
    }
}

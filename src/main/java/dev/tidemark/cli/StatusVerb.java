package dev.tidemark.cli;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.Status;
import picocli.CommandLine.Command;

/** {@code status}: where the database stands. */
@Command(name = "status", aliases = "current", description = "Where the database stands: position, counts, pending, lock.")
final class StatusVerb extends Verb {
    StatusVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        try (OpenDatabase database = session().open(false)) {
            Status status = session().tools().timeline().read(database);
            if (session().options().json()) {
                session().document(JsonForms.status(database, status));
            } else {
                session().result(StatusText.status(database, status, session().style()));
            }
            return ExitCodes.DONE;
        }
    }
}

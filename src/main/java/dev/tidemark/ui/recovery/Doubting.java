package dev.tidemark.ui.recovery;

import dev.tidemark.application.Doubts;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.Status;
import java.util.List;

/** What looks for what an interrupted run left behind. */
@FunctionalInterface
public interface Doubting {
    /** Finds nothing: for windows without a database. */
    Doubting NONE = (database, status) -> new Doubts(
            status.lock(), null, List.of(), List.of(), List.of(), List.of());

    /**
     * What is in doubt on {@code database}, of which {@code status} was just read. Blocks; only reads.
     *
     * @throws dev.tidemark.application.outcome.FailedException where the database cannot be read
     */
    Doubts find(OpenDatabase database, Status status);
}

package dev.tidemark.application.port;

import java.util.List;

/** A database that was made here and that nobody needs. Blocking. */
public interface ScratchDatabase extends AutoCloseable {
    /** How to reach it. */
    ConnectionSpec connection();

    /**
     * Sends statements of the program's own, each committed by itself. Not for a person's: those go through a plan.
     *
     * @throws dev.tidemark.application.outcome.FailedException where one fails
     */
    void run(List<String> statements);

    /** Drops it, cutting its connections. Never throws; twice is harmless. */
    @Override
    void close();
}

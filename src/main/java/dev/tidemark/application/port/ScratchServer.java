package dev.tidemark.application.port;

import org.jspecify.annotations.Nullable;

/**
 * A database server of the program's own, for databases that nobody needs: nobody else can reach it, and it goes with the
 * program. May be used by several threads.
 */
public interface ScratchServer extends AutoCloseable {
    /** Why there is none on this computer, in sentences that say what to do; null where there is. Starts nothing. */
    @Nullable
    String missing();

    /**
     * A new, empty database. Blocks; the first one may have to start the server.
     *
     * @param name the beginning of its name, lower-case letters only
     * @throws dev.tidemark.application.outcome.FailedException where the server does not start
     */
    ScratchDatabase create(String name);

    /** Stops it and removes everything. Never throws; twice is harmless. */
    @Override
    void close();
}

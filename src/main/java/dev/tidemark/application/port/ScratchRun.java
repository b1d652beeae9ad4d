package dev.tidemark.application.port;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.domain.schema.Schema;
import java.util.List;

/**
 * Runs statements where nobody needs what they make, and reads the schema that they come to. Blocking.
 */
public interface ScratchRun {
    /**
     * Runs them in a fresh place and reads it back. Nothing is left.
     *
     * @param product {@code postgresql} or {@code h2}
     * @param statements each committed by itself, or all in a transaction that is rolled back, as the place needs
     * @param schemas schemas to make before and to read too
     * @throws dev.tidemark.application.outcome.FailedException where one fails, with the statement and the database's words
     */
    Schema run(String product, List<String> statements, List<String> schemas, CancelToken cancel);
}

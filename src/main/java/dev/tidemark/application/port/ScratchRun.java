package dev.tidemark.application.port;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.domain.schema.Schema;
import java.util.List;

/**
 * Runs statements where nobody needs what they make, and reads the schema that they come to. Blocking; may be used by several
 * threads.
 */
public interface ScratchRun {
    /** What every scratch schema's name begins with. */
    String PREFIX = "tidemark_scratch_";
    /** The scratch schema that stands for the one that unqualified names fall into, where it has to have a name. */
    String OWN = PREFIX + "0_own";

    /**
     * Runs them in a fresh place and reads it back. Nothing is left.
     *
     * @param place where; whether it may be used is the caller's to know
     * @param statements each committed by itself, or all in a transaction that is rolled back, as the place needs
     * @param schemas schemas to make before and to read too; each begins with {@link #PREFIX}, and only what begins so may be
     *     another schema than the one that unqualified names fall into; {@link #OWN} is that one
     * @throws dev.tidemark.application.outcome.FailedException where one fails, with the statement and the database's words,
     *     or it was cancelled
     */
    Schema run(ScratchPlace place, List<String> statements, List<String> schemas, CancelToken cancel);
}

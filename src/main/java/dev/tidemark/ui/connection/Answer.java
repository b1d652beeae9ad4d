package dev.tidemark.ui.connection;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.ServerIdentity;

/** What a test or an attempt said last. */
public sealed interface Answer {
    /** Nothing was tried yet. */
    record Nothing() implements Answer {}

    /** It is being tried. */
    record Trying() implements Answer {}

    /**
     * A field has to be filled in first.
     *
     * @param text which, in words
     */
    record Incomplete(String text) implements Answer {}

    /**
     * The database answered.
     *
     * @param server whose it is
     * @param revisions how many the files hold; -1 where there are no files
     */
    record Works(ServerIdentity server, int revisions) implements Answer {}

    /**
     * It did not work.
     *
     * @param failure why, and what to try
     */
    record Failed(Failure failure) implements Answer {}
}

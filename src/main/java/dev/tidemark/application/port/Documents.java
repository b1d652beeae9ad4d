package dev.tidemark.application.port;

import java.nio.file.Path;
import java.util.Map;

/** Files that a person names, to keep or to send on. */
public interface Documents {
    /** {@code document} as JSON, in its own order, indented, with a line end behind it. */
    String json(Map<String, ?> document);

    /**
     * Writes {@code text} in UTF-8. A new file is for its owner only, because the SQL in it may hold passwords and rows;
     * one that is there is replaced and keeps its permissions.
     *
     * @return whether one was there
     * @throws dev.tidemark.application.outcome.FailedException where it cannot be written
     */
    boolean write(Path file, String text);
}

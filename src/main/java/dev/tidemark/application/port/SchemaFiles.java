package dev.tidemark.application.port;

import dev.tidemark.domain.schema.Schema;
import java.nio.file.Path;

/** Schemas in files: structure only, no data and no secret. */
public interface SchemaFiles {
    /**
     * Reads one.
     *
     * @throws dev.tidemark.application.outcome.FailedException where it is not there or no schema file, with the line
     */
    Schema read(Path file);

    /** The file's content for {@code schema}: JSON, in a fixed order, so that version control shows what changed. */
    String content(Schema schema);
}

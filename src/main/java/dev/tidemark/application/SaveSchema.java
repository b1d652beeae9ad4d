package dev.tidemark.application;

import dev.tidemark.application.port.Documents;
import dev.tidemark.application.port.SchemaFiles;
import dev.tidemark.domain.schema.Schema;
import java.nio.file.Path;

/** Saves a schema that was read already as a file: structure only, no data and no secret. */
public final class SaveSchema {
    private final SchemaFiles files;
    private final Documents documents;

    /** With what words schemas and what writes files. */
    public SaveSchema(SchemaFiles files, Documents documents) {
        this.files = files;
        this.documents = documents;
    }

    /**
     * Saves it; says whether a file was replaced.
     *
     * @throws dev.tidemark.application.outcome.FailedException where the file cannot be written
     */
    public boolean save(Schema schema, Path file) {
        return documents.write(file, files.content(schema));
    }
}

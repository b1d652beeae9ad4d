package dev.tidemark.application;

import dev.tidemark.application.CompareSchemas.Against;
import dev.tidemark.application.CompareSchemas.ModelSource;
import dev.tidemark.application.comparison.Side;
import dev.tidemark.application.comparison.Watch;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Documents;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.SchemaFiles;
import dev.tidemark.application.port.SchemaReader;
import dev.tidemark.application.port.SchemaReader.Scope;
import dev.tidemark.domain.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Saves the schema of a database, or of an entity model, in a file: structure only, no data and no secret. Reads only. */
public final class SaveSnapshot {
    private final SchemaReader reader;
    private final ModelSource models;
    private final SchemaFiles files;
    private final Documents documents;

    /** With what reads databases and models, what words schemas and what writes files. */
    public SaveSnapshot(SchemaReader reader, ModelSource models, SchemaFiles files, Documents documents) {
        this.reader = reader;
        this.models = models;
        this.files = files;
        this.documents = documents;
    }

    /**
     * What was saved.
     *
     * @param schema the schema
     * @param replaced whether a file was there before
     * @param notes what a person should know about how it was read
     */
    public record Saved(Schema schema, boolean replaced, List<String> notes) {
        public Saved {
            notes = List.copyOf(notes);
        }
    }

    /** What to save. */
    public sealed interface Source {}

    /**
     * A database.
     *
     * @param connection how to connect
     * @param schemas schemas to read beside the one that unqualified names fall into
     */
    public record Live(ConnectionSpec connection, List<String> schemas) implements Source {
        public Live {
            schemas = List.copyOf(schemas);
        }
    }

    /**
     * The project's entity model.
     *
     * @param against the product that it is made for
     */
    public record Model(Against against) implements Source {}

    /**
     * Saves it; what stands in the file already is replaced.
     *
     * @throws dev.tidemark.application.outcome.FailedException where the source cannot be read, it was cancelled, or the file
     *     cannot be written
     */
    public Saved save(Source source, ProjectSettings project, Path file, Watch watch) {
        List<String> notes = new ArrayList<>();
        Schema schema = switch (source) {
            case Live live -> {
                Side side = new Side.Database(live.connection());
                Scope scope = new Scope(
                        live.schemas(), Set.of(project.tables().changelogTable(), project.tables().lockTable()));
                yield reader.read(
                        live.connection(), scope, percent -> watch.progress().at(side, percent), watch.cancel());
            }
            case Model model -> {
                ModelSchema read = models.read(project, model.against(), watch.cancel());
                read.problems().forEach(p -> notes.add(p.className() + ": " + p.message() + " " + p.advice()));
                yield read.schema();
            }
        };
        notes.addAll(schema.origin().leftOut());
        return new Saved(schema, documents.write(file, files.content(schema)), notes);
    }
}

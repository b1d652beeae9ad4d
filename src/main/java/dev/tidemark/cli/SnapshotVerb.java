package dev.tidemark.cli;

import dev.tidemark.application.CompareSchemas.Against;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.SaveSnapshot;
import dev.tidemark.application.SaveSnapshot.Saved;
import dev.tidemark.application.comparison.Watch;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.deployment.ServerIdentity;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code snapshot}: a schema as a file that {@code compare} reads. */
@Command(name = "snapshot", description = {
    "Saves the schema of the database in a file that 'compare' reads: structure only, no data.",
    "With --model the schema that the entity model comes to on that database's product."
})
final class SnapshotVerb extends Verb {
    @Option(names = "--output", paramLabel = "FILE", required = true, description = "Where to write it; what stands there is replaced.")
    private Path output = Path.of("");

    @Option(names = "--model", description = "Saves the entity model instead of the database.")
    private boolean model;

    @Option(names = "--schemas", paramLabel = "NAME", split = ",", description = "Schemas to read beside the one that unqualified names fall into.")
    private List<String> schemas = List.of();

    SnapshotVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        ProjectSettings project = session().project();
        try (Interruption interruption = new Interruption(session()::say)) {
            Path file = session().file(output);
            Saved saved = session().tools().comparing().snapshot()
                    .save(source(project), project, file, new Watch(new ReadingLines(session()), interruption.token()));
            saved.notes().forEach(note -> session().say("Note: " + CommandWords.of(note)));
            if (session().options().json()) {
                Map<String, Object> form = new LinkedHashMap<>();
                form.put("file", file.toString());
                form.put("product", saved.schema().origin().product());
                form.put("version", saved.schema().origin().version());
                form.put("tables", saved.schema().tables().size());
                form.put("views", saved.schema().views().size());
                form.put("replaced", saved.replaced());
                session().document(form);
            } else {
                session().result(
                        "Written to " + file + ": " + Words.count(saved.schema().tables().size(), "table", "tables")
                                + ", " + Words.count(saved.schema().views().size(), "view", "views") + ".");
            }
            return ExitCodes.DONE;
        }
    }

    private SaveSnapshot.Source source(ProjectSettings project) {
        if (!model) {
            return new SaveSnapshot.Live(session().connection(session().options().connectionOptions(), project),
                    schemas);
        }
        session().tellAboutModel(project);
        try (OpenDatabase database = session().open(false)) {
            ServerIdentity server = database.engine().identity();
            return new SaveSnapshot.Model(
                    new Against(server.product().toLowerCase(Locale.ROOT), server.version(), database.connection()));
        }
    }
}

package dev.tidemark.cli;

import dev.tidemark.application.DraftRevision;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.schema.Schema;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code baseline}: a changelog of a database that is there already. */
@Command(name = "baseline", description = {
    "Writes a changelog of the live database, to go on from: a revision for each table, in an order that works on an empty",
    "database too. The database itself is only read; 'tidemark stamp head' marks the revisions as applied there."
})
final class BaselineVerb extends DraftVerb {
    @Option(names = {"-m",
        "--message"}, paramLabel = "TEXT", description = "What the file is named after; default: baseline.")
    private String message = "baseline";

    @Option(names = "--schemas", paramLabel = "NAME", split = ",", description = "Schemas to read beside the one that unqualified names fall into.")
    private List<String> schemas = List.of();

    BaselineVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        ProjectSettings project = session().project();
        if (project.changelog() == null) {
            throw Session.usage(
                    "The project names no root changelog to put the baseline into.",
                    "Give --changelog, such as --changelog db/changelog.yaml; it is made where it is not there yet.");
        }
        ConnectionSpec connection = session().connection(session().options().connectionOptions(), project);
        try (Interruption interruption = new Interruption(session()::say)) {
            Schema schema =
                    session().tools().drafting().schema().read(connection, project, schemas, interruption.token());
            DraftRevision.Draft draft = session().tools().drafting().draft().draft(
                    project,
                    new DraftRevision.Wish(
                            message, format(), contextFilter(), labels(), new DraftRevision.Baseline(schema)));
            if (draft.revisions().isEmpty()) {
                session().result("The database has nothing that a changelog could make; nothing was written.");
                return ExitCodes.DONE;
            }
            return offer(draft, List.of(),
                    "Everything in it is there already: 'tidemark stamp head' marks it as applied.");
        }
    }
}

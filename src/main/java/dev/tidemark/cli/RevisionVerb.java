package dev.tidemark.cli;

import dev.tidemark.application.CompareSchemas.Request;
import dev.tidemark.application.DraftRevision;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.comparison.Compared;
import dev.tidemark.application.comparison.Side;
import dev.tidemark.application.comparison.Watch;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.Weight;
import dev.tidemark.domain.draft.Ticked;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code revision}: writes the next revision. */
@Command(name = "revision", description = {
    "Writes the next revision and names it in the root changelog; both files are shown first.",
    "Empty, or with --from-model what makes the database equal to the entity model: breaking and notable differences,",
    "and what drops tables and columns only with --allow-data-loss."
})
final class RevisionVerb extends DraftVerb {
    @Option(names = {"-m",
        "--message"}, paramLabel = "TEXT", required = true, description = "What it is for; its file is named after it.")
    private String message = "";

    @Option(names = "--from-model", description = "From the differences between the entity model and the database.")
    private boolean fromModel;

    RevisionVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        if (message.isBlank()) {
            throw Session.usage("The message is empty.", "Say what the revision is for, such as -m 'add priority'.");
        }
        if (!fromModel) {
            ProjectSettings project = session().project();
            return offer(draft(project, new DraftRevision.Template()), List.of(),
                    "Write what stands for 'Write here', then plan it.");
        }
        try (OpenDatabase database = session().open(false);
                Interruption interruption = new Interruption(session()::say)) {
            ProjectSettings project = database.project();
            session().tellAboutModel(project);
            Compared compared = session().tools().comparing().compare().compare(
                    new Request(new Side.Model(), new Side.Database(database.connection()), project, List.of()),
                    new Watch(new ReadingLines(session()), interruption.token()));
            compared.notes().forEach(note -> session().say("Note: " + CommandWords.of(note)));
            List<String> leftOut = new ArrayList<>();
            List<Difference> ticked = ticked(compared, leftOut);
            if (ticked.isEmpty()) {
                leftOut.forEach(each -> session().say("Left out: " + each));
                session().result("The database equals the entity model in what counts; there is nothing to write.");
                return ExitCodes.DONE;
            }
            Ticked chosen = new Ticked(ticked, compared.left(), compared.right(), Set.of());
            return offer(draft(project, new DraftRevision.Changes(chosen, database)), leftOut,
                    "'tidemark plan' shows it.");
        }
    }

    private DraftRevision.Draft draft(ProjectSettings project, DraftRevision.Content content) {
        return session().tools().drafting().draft()
                .draft(project, new DraftRevision.Wish(message, format(), contextFilter(), labels(), content));
    }

    private List<Difference> ticked(Compared compared, List<String> leftOut) {
        List<Difference> ticked = new ArrayList<>();
        boolean lose = session().options().agreement().dataLoss();
        for (Difference difference : compared.comparison().differences()) {
            if (!difference.verdict().weight().atLeast(Weight.NOTABLE)) {
                leftOut.add(difference.object() + ", which is cosmetic (" + difference.kind() + ").");
            } else if (!lose && loses(difference)) {
                leftOut.add("dropping the " + difference.object() + ", which only the database has."
                        + " --allow-data-loss takes it in.");
            } else {
                ticked.add(difference);
            }
        }
        return ticked;
    }

    private static boolean loses(Difference difference) {
        return difference instanceof Difference.Unexpected unexpected
                && (unexpected.found() instanceof Table || unexpected.found() instanceof Column);
    }
}

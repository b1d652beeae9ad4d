package dev.tidemark.cli;

import dev.tidemark.application.CompareSchemas.Request;
import dev.tidemark.application.comparison.Compared;
import dev.tidemark.application.comparison.Side;
import dev.tidemark.application.comparison.Watch;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.difference.Weight;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: where two schemas differ. */
@Command(name = "compare", description = {
    "Where two schemas differ, why that matters, and what happens if nothing is done.",
    "LEFT is wanted, RIGHT is there; each is model, database (the one connected), connection:NAME, url:URL or",
    "snapshot:FILE. Ends with 4 where they differ."
})
final class CompareVerb extends Verb {
    @Parameters(index = "0", paramLabel = "LEFT", description = "The side that is wanted, such as model.")
    private String left = "";

    @Parameters(index = "1", paramLabel = "RIGHT", description = "The side that is there, such as database.")
    private String right = "";

    @Option(names = "--fail-on", paramLabel = "WEIGHT", description = "breaking, notable or cosmetic: from what on to end with 4; default: cosmetic, which is any.")
    private String failOn = Weight.COSMETIC.word();

    CompareVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Weight least = FailOn.of(failOn);
        ProjectSettings project = session().project();
        Sides sides = new Sides(session(), project);
        Side wanted = sides.of(left);
        Side there = sides.of(right);
        if (wanted instanceof Side.Model || there instanceof Side.Model) {
            session().tellAboutModel(project);
        }
        try (Interruption interruption = new Interruption(session()::say)) {
            Compared compared = session().tools().comparing().compare().compare(
                    new Request(wanted, there, project, List.of()),
                    new Watch(new ReadingLines(session()), interruption.token()));
            compared.notes().forEach(note -> session().say("Note: " + CommandWords.of(note)));
            if (session().options().json()) {
                session().document(DifferenceForms.compare(wanted, there, compared));
            } else {
                session().result(new DifferenceText(session().style()).compare(wanted, there, compared));
            }
            return compared.comparison().count(least) > 0 ? ExitCodes.DIFFERENCES : ExitCodes.DONE;
        }
    }
}

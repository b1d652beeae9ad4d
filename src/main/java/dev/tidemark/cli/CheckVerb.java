package dev.tidemark.cli;

import dev.tidemark.application.CheckDatabase.Checked;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.comparison.Compared;
import dev.tidemark.application.comparison.Watch;
import dev.tidemark.domain.difference.Weight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code check}: whether the database is up to date, for scripts. */
@Command(name = "check", description = {
    "Whether nothing is pending and the entity model equals the database.",
    "Ends with 3 where revisions are pending, 4 where the model differs, 7 where both is so.",
    "Without an entity model it says so, and checks the rest."
})
final class CheckVerb extends Verb {
    private static final String REST =
            "Only pending revisions were checked. Name the model's classes with --classpath, or under"
                    + " 'model' in tidemark.yaml.";

    @Option(names = "--fail-on", paramLabel = "WEIGHT", description = "breaking, notable or cosmetic: from what on a difference counts; default: notable.")
    private String failOn = Weight.NOTABLE.word();

    CheckVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Weight least = FailOn.of(failOn);
        try (OpenDatabase database = session().open(false);
                Interruption interruption = new Interruption(session()::say)) {
            session().tellAboutModel(database.project());
            Checked checked = session().tools().comparing().check()
                    .check(database, new Watch(new ReadingLines(session()), interruption.token()));
            Compared compared = checked.compared();
            if (compared == null) {
                session().say("Note: " + CommandWords.of(checked.note()) + " " + REST);
            } else {
                compared.notes().forEach(note -> session().say("Note: " + CommandWords.of(note)));
            }
            if (!checked.status().changelog().present()) {
                session().say("Note: No changelog was given, so that no revision can be pending.");
            }
            int differences = compared == null ? 0 : (int) compared.comparison().count(least);
            if (session().options().json()) {
                session().document(DifferenceForms.check(checked, least));
            } else {
                session().result(new DifferenceText(session().style()).check(checked, least));
            }
            return code(checked.pending().size(), differences);
        }
    }

    private static int code(int pending, int differences) {
        if (pending > 0) {
            return differences > 0 ? ExitCodes.PENDING_AND_DIFFERENCES : ExitCodes.PENDING;
        }
        return differences > 0 ? ExitCodes.DIFFERENCES : ExitCodes.DONE;
    }
}

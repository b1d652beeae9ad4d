package dev.tidemark.cli;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.document.PlanDocument;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.RunSettings.Commit;
import dev.tidemark.domain.plan.TransactionUnit;
import dev.tidemark.domain.plan.TransactionUnits;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plan}: steps and statements to a target; writes nothing to the database. */
@Command(name = "plan", description = "Steps and statements to a target, with their fingerprint. Writes nothing to the database.")
final class PlanVerb extends Verb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "TARGET", description = "Default: head.")
    private String target = "head";

    @Option(names = "--output", paramLabel = "FILE", description = "Saves the plan, to be approved and given to --plan.")
    private @Nullable Path output;

    @Option(names = "--only", description = "Exactly that revision.")
    private boolean only;

    @Option(names = "--stamp", description = "Record or un-record without running.")
    private boolean stamp;

    @Option(names = "--remove", description = "With --stamp: un-record exactly that revision.")
    private boolean remove;

    @Option(names = "--accept-edited", description = "Take the new checksums of revisions that were edited after they ran.")
    private boolean acceptEdited;

    @Option(names = "--one-transaction",
            description = "Say where it would be committed if the whole plan were one transaction.")
    private boolean oneTransaction;

    PlanVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        if (remove && !stamp) {
            throw Session.usage("--remove goes with --stamp.",
                    "To undo a revision, plan a rollback to the one before it.");
        }
        PlanRequest request = new PlanRequest(
                stamp ? PlanRequest.Verb.STAMP : PlanRequest.Verb.EITHER,
                Targets.target(target), only || remove, acceptEdited, remove, null);
        try (OpenDatabase database = session().open(true)) {
            Plan plan = session().tools().plan(database, request);
            for (Blocker blocker : plan.blockers()) {
                if (blocker.reason() == Blocker.Reason.CONTEXTS) {
                    throw new FailedException(new Failure.Refused(blocker.message(), blocker.advice()));
                }
            }
            Commit commit = oneTransaction ? Commit.WHOLE_PLAN : Commit.EACH_REVISION;
            List<TransactionUnit> units = TransactionUnits.of(plan, commit, database.engine().identity());
            if (output != null) {
                session().tools().saving().plan().save(plan, session().file(output));
                session().say("Saved in " + session().file(output) + ". It is run with --plan.");
            }
            if (session().options().json()) {
                session().document(PlanDocument.of(plan, commit, units));
            } else {
                session().result(PlanText.of(plan, session().style()));
                UnitText.lines(units, commit).forEach(session()::result);
            }
            return ExitCodes.DONE;
        }
    }
}

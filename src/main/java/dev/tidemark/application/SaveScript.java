package dev.tidemark.application;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.Documents;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Fingerprint;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Saves a reviewed plan as a script for the database's own client: what {@link ExportScript} makes, of these steps. */
public final class SaveScript {
    private final ReadTimeline readTimeline;
    private final ScriptMaker maker;
    private final Documents documents;

    /** With what reads where the database stands, the time for the deployment's number, and what writes files. */
    public SaveScript(ReadTimeline readTimeline, Clock clock, Documents documents) {
        this.readTimeline = readTimeline;
        this.maker = new ScriptMaker(clock);
        this.documents = documents;
    }

    /**
     * Saves it; what stands in the file already is replaced. That a server takes no writes, or that a precondition does
     * not hold here, does not stop it: the script is run elsewhere and later.
     *
     * @return whether a file was there and is replaced
     * @throws FailedException where something stands against the plan, the files or the history changed since it was made, a
     *     step cannot be written as text, or the file cannot be written
     */
    public boolean save(OpenDatabase database, Plan plan, Path file) {
        plan.blockers().stream().filter(SaveScript::counts).findFirst().ifPresent(blocker -> {
            throw new FailedException(new Failure.Refused(blocker.message(), blocker.advice()));
        });
        Status status = readTimeline.read(database);
        unchanged(plan.fingerprint(), status);
        PlanRequest request = plan.request();
        String to = request.tag() != null
                ? "the tag " + request.tag()
                : request.target() instanceof Target.These ? "what is left" : request.target().toString();
        ScriptMaker.Points points = new ScriptMaker.Points("current:" + to, to, status.timeline());
        return documents.write(
                file, maker.make(database, status, points, plan.setup(), plan.steps(), plan.notes()).text());
    }

    private static boolean counts(Blocker blocker) {
        return blocker.reason() != Blocker.Reason.SERVER && blocker.reason() != Blocker.Reason.PRECONDITION;
    }

    private static void unchanged(Fingerprint reviewed, Status status) {
        List<String> changes = new ArrayList<>();
        if (!reviewed.changelog().equals(Fingerprint.brief(status.changelog().digest()))) {
            changes.add("the changelog files changed");
        }
        if (!reviewed.record().equals(Fingerprint.brief(status.record().digest()))) {
            changes.add("the database's history changed");
        }
        if (!changes.isEmpty()) {
            throw new FailedException(new Failure.Refused(
                    "The plan is no longer the one that was reviewed: " + String.join("; ", changes) + ".",
                    "Plan again, read it, and save the new one."));
        }
    }
}

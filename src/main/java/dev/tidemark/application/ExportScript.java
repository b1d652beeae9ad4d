package dev.tidemark.application;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.MigrationEngine.Preview;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Outline;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.PlanRequest.Verb;
import dev.tidemark.domain.plan.Planner;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.plan.TargetNotFound;
import dev.tidemark.domain.script.ScriptRange;
import dev.tidemark.domain.script.Standing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Writes the SQL between two points of a changelog as a script for the database's own client. Writes nothing itself. */
public final class ExportScript {
    private final ReadTimeline readTimeline;
    private final ScriptMaker maker;

    /** With what reads where the database stands, and the time for the deployment's number. */
    public ExportScript(ReadTimeline readTimeline, Clock clock) {
        this.readTimeline = readTimeline;
        this.maker = new ScriptMaker(clock);
    }

    /**
     * A script.
     *
     * @param text all of it
     * @param steps what it does, in order
     * @param notes what a person should know
     */
    public record Script(String text, List<Step> steps, List<String> notes) {
        public Script {
            steps = List.copyOf(steps);
            notes = List.copyOf(notes);
        }
    }

    /**
     * The script from one point to the other.
     *
     * @param range from where to where; without a connection, where nothing is said it begins at base
     * @throws FailedException where a point names nothing, or a step has no inverse or cannot be written
     */
    public Script export(OpenDatabase database, ScriptRange range) {
        Status status = readTimeline.read(database);
        if (!status.changelog().present()) {
            refuse(MakePlan.NO_CHANGELOG);
        }
        contextsChosen(database, status);
        try {
            Standing standing = range.from() == null
                    ? new Standing(status.timeline(), status.record())
                    : Standing.at(status.timeline(), status.record(), range.from());
            PlanRequest request = new PlanRequest(Verb.EITHER, range.to(), false, false, false, null);
            Outline outline = new Planner(standing.timeline()).outline(request);
            outline.blockers().stream().findFirst().ifPresent(ExportScript::refuse);
            Preview preview = database.engine().preview(outline.moves(), "", standing.record());
            preview.blockers().stream().filter(ExportScript::counts).findFirst().ifPresent(ExportScript::refuse);
            List<String> notes = new ArrayList<>(outline.notes());
            notes.addAll(preview.notes());
            boolean elsewhere = !Objects.equals(standing.timeline().current(), status.timeline().current());
            if (elsewhere && preview.steps().stream().anyMatch(s -> !s.conditions().preconditionNote().isEmpty())) {
                notes.add("Preconditions were looked at on a database that stands elsewhere.");
            }
            ScriptMaker.Points points = new ScriptMaker.Points(
                    range.toString(), range.to() instanceof Target.Base ? "base" : range.to().toString(),
                    standing.timeline());
            return maker.make(database, status, points, preview.setup(), preview.steps(), notes);
        } catch (TargetNotFound e) {
            throw new FailedException(new Failure.WrongUsage(Objects.requireNonNullElse(e.getMessage(), ""), ""), e);
        }
    }

    private static void contextsChosen(OpenDatabase database, Status status) {
        if (database.project().execution().contexts() == null && !status.changelog().contexts().isEmpty()) {
            throw new FailedException(new Failure.Refused(
                    "This changelog uses contexts (" + String.join(", ", new TreeSet<>(status.changelog().contexts()))
                            + ") and none were chosen.",
                    "Choose contexts, or take all of them."));
        }
    }

    /** A script is run elsewhere and later: what this server or its data say now does not stop it. */
    private static boolean counts(Blocker blocker) {
        return blocker.reason() != Blocker.Reason.SERVER && blocker.reason() != Blocker.Reason.PRECONDITION;
    }

    private static void refuse(Blocker blocker) {
        throw new FailedException(new Failure.Refused(blocker.message(), blocker.advice()));
    }
}

package dev.tidemark.application;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.MigrationEngine.Preview;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Move;
import dev.tidemark.domain.plan.Outline;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.PlanRequest.Verb;
import dev.tidemark.domain.plan.Planner;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.plan.TargetNotFound;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.script.ScriptParts;
import dev.tidemark.domain.script.ScriptParts.Expected;
import dev.tidemark.domain.script.ScriptRange;
import dev.tidemark.domain.script.ScriptWriter;
import dev.tidemark.domain.script.Standing;
import dev.tidemark.domain.script.Unscriptable;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Writes the SQL between two points of a changelog as a script for the database's own client. Writes nothing itself. */
public final class ExportScript {
    private static final int DEPLOYMENT_DIGITS = 10;

    private final ReadTimeline readTimeline;
    private final Clock clock;

    /** With what reads where the database stands, and the time for the deployment's number. */
    public ExportScript(ReadTimeline readTimeline, Clock clock) {
        this.readTimeline = readTimeline;
        this.clock = clock;
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
            String product = status.server().product().toLowerCase(Locale.ROOT);
            ScriptParts parts = new ScriptParts(
                    heading(database, range, standing, status, preview, notes),
                    expected(standing.timeline(), outline.moves()),
                    database.connection().schema(),
                    preview.setup(),
                    preview.steps(),
                    deployment());
            return new Script(ScriptWriter.write(parts, product), preview.steps(), notes);
        } catch (TargetNotFound e) {
            throw new FailedException(new Failure.WrongUsage(Objects.requireNonNullElse(e.getMessage(), ""), ""), e);
        } catch (Unscriptable e) {
            throw new FailedException(
                    new Failure.Refused(
                            Objects.requireNonNullElse(e.getMessage(), ""),
                            "End the script before it, run that revision with Tidemark, and begin another script after it."),
                    e);
        }
    }

    private static void contextsChosen(OpenDatabase database, Status status) {
        if (database.project().execution().contexts() == null && !status.changelog().contexts().isEmpty()) {
            throw new FailedException(new Failure.Refused(
                    "This changelog uses contexts (" + String.join(", ", new TreeSet<>(status.changelog().contexts()))
                            + ") and none were chosen.",
                    "Choose with --contexts, or say --contexts '' to take all of them."));
        }
    }

    /** A script is run elsewhere and later: what this server or its data say now does not stop it. */
    private static boolean counts(Blocker blocker) {
        return blocker.reason() != Blocker.Reason.SERVER && blocker.reason() != Blocker.Reason.PRECONDITION;
    }

    private static void refuse(Blocker blocker) {
        throw new FailedException(new Failure.Refused(blocker.message(), blocker.advice()));
    }

    private String deployment() {
        String millis = String.valueOf(clock.millis());
        return millis.substring(Math.max(0, millis.length() - DEPLOYMENT_DIGITS));
    }

    private List<String> heading(
            OpenDatabase database, ScriptRange range, Standing standing, Status status, Preview preview,
            List<String> notes) {
        List<String> lines = new ArrayList<>();
        RevisionId current = standing.timeline().current();
        lines.add("Made by Tidemark at " + clock.instant() + " for " + status.server().product() + ": "
                + database.project().changelog() + ", " + range);
        lines.add("From " + (current == null ? "base" : current) + " to "
                + (range.to() instanceof Target.Base ? "base" : range.to()) + ": " + preview.steps().size()
                + (preview.steps().size() == 1 ? " revision." : " revisions."));
        lines.add("It stops before it changes anything unless the database stands at its beginning.");
        notes.forEach(note -> lines.add("Note: " + note));
        return lines;
    }

    private static Expected expected(Timeline timeline, List<Move> moves) {
        Set<RevisionId> present = new LinkedHashSet<>();
        Set<RevisionId> absent = new LinkedHashSet<>();
        for (Move move : moves) {
            if (move.kind() == StepKind.ROLLBACK || move.kind() == StepKind.UNSTAMP) {
                present.add(move.entry().id());
            } else if (!move.entry().recorded()) {
                absent.add(move.entry().id());
            }
        }
        Set<RevisionId> repeating = new LinkedHashSet<>();
        Set<String> paths = new HashSet<>();
        RevisionId current = null;
        for (TimelineEntry entry : timeline.entries()) {
            if (entry.state() != RevisionState.ORPHANED) {
                paths.add(entry.id().path());
            }
            boolean repeats = entry.revision() != null && entry.revision().rules().always();
            if (repeats) {
                repeating.add(entry.id());
            } else if (entry.recorded() && entry.state() != RevisionState.ORPHANED) {
                current = entry.id();
            }
        }
        return new Expected(current, present, absent, repeating, paths);
    }
}

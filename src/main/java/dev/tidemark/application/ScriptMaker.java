package dev.tidemark.application;

import dev.tidemark.application.ExportScript.Script;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.script.ScriptParts;
import dev.tidemark.domain.script.ScriptParts.Expected;
import dev.tidemark.domain.script.ScriptWriter;
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

/** Makes the script of steps: its heading, what has to be there before it runs, and its statements. */
final class ScriptMaker {
    private static final int DEPLOYMENT_DIGITS = 10;

    private final Clock clock;

    ScriptMaker(Clock clock) {
        this.clock = clock;
    }

    /**
     * Between which points.
     *
     * @param range both, as they were asked for
     * @param to where it ends, in words
     * @param timeline where the database stands before
     */
    record Points(String range, String to, Timeline timeline) {}

    /**
     * The script.
     *
     * @throws FailedException where a step cannot be written as text
     */
    Script make(
            OpenDatabase database, Status status, Points points, List<Statement> setup, List<Step> steps,
            List<String> notes) {
        ScriptParts parts = new ScriptParts(
                heading(database, status, points, steps, notes),
                expected(points.timeline(), steps),
                database.connection().schema(),
                setup,
                steps,
                deployment());
        try {
            String product = status.server().product().toLowerCase(Locale.ROOT);
            return new Script(ScriptWriter.write(parts, product), steps, notes);
        } catch (Unscriptable e) {
            throw new FailedException(
                    new Failure.Refused(
                            Objects.requireNonNullElse(e.getMessage(), ""),
                            "End the script before it, run that revision with Tidemark, and begin another script after it."),
                    e);
        }
    }

    private String deployment() {
        String millis = String.valueOf(clock.millis());
        return millis.substring(Math.max(0, millis.length() - DEPLOYMENT_DIGITS));
    }

    private List<String> heading(
            OpenDatabase database, Status status, Points points, List<Step> steps, List<String> notes) {
        List<String> lines = new ArrayList<>();
        RevisionId current = points.timeline().current();
        lines.add("Made by Tidemark at " + clock.instant() + " for " + status.server().product() + ": "
                + database.project().changelog() + ", " + points.range());
        lines.add("From " + (current == null ? "base" : current) + " to " + points.to() + ": " + steps.size()
                + (steps.size() == 1 ? " revision." : " revisions."));
        lines.add("It stops before it changes anything unless the database stands at its beginning.");
        notes.forEach(note -> lines.add("Note: " + note));
        return lines;
    }

    private static Expected expected(Timeline timeline, List<Step> steps) {
        Set<RevisionId> present = new LinkedHashSet<>();
        Set<RevisionId> absent = new LinkedHashSet<>();
        for (Step step : steps) {
            TimelineEntry entry = timeline.find(step.revision());
            if (step.kind() == StepKind.ROLLBACK || step.kind() == StepKind.UNSTAMP) {
                present.add(step.revision());
            } else if (entry != null && !entry.recorded()) {
                absent.add(step.revision());
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

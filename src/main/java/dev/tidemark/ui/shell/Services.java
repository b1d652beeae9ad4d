package dev.tidemark.ui.shell;

import dev.tidemark.application.EvaluatePreconditions;
import dev.tidemark.application.FindRunTerms;
import dev.tidemark.application.ForeseeFailures;
import dev.tidemark.application.LookForChanges;
import dev.tidemark.application.MakePlan;
import dev.tidemark.application.OpenProject;
import dev.tidemark.application.ReadDetail;
import dev.tidemark.application.ReadLog;
import dev.tidemark.application.ReadProject;
import dev.tidemark.application.ReadTimeline;
import dev.tidemark.application.ReleaseLock;
import dev.tidemark.application.ResolveConnection;
import dev.tidemark.application.RunPlan;
import dev.tidemark.application.SaveLog;
import dev.tidemark.application.SavePlan;
import dev.tidemark.application.SaveReport;
import dev.tidemark.application.SaveScript;
import dev.tidemark.application.ShowSource;
import dev.tidemark.application.TryContexts;
import dev.tidemark.application.TryPlan;
import dev.tidemark.application.port.Desktop;
import dev.tidemark.application.port.Preferences;
import dev.tidemark.ui.view.SampleOpener;

/**
 * What the window needs from the rest of the program.
 *
 * @param reading what looks and writes nothing
 * @param moving what plans and runs
 * @param opening what connects
 * @param keeping what this computer remembers
 * @param saving what writes files that a person names
 * @param comparing what compares schemas and writes revisions
 */
public record Services(
        Reading reading, Moving moving, Opening opening, Keeping keeping, Saving saving, Comparisons.Source comparing) {
    /**
     * What looks and writes nothing.
     *
     * @param timeline reads where a database stands
     * @param detail reads what a revision would send
     * @param looking what a person asks for besides
     */
    public record Reading(ReadTimeline timeline, ReadDetail detail, Looking looking) {}

    /**
     * What a person asks for besides, and what is asked without one.
     *
     * @param changes looks whether something changed
     * @param contexts tries other contexts and labels
     * @param preconditions evaluates preconditions
     * @param source opens files
     */
    public record Looking(
            LookForChanges changes, TryContexts contexts, EvaluatePreconditions preconditions, ShowSource source) {}

    /**
     * What plans and runs.
     *
     * @param makePlan makes plans
     * @param foresee asks the data whether they would fail on it
     * @param runPlan runs them
     * @param trying tries them, and says on what terms they run
     * @param releaseLock releases a lock that was left behind
     * @param desktop tells a person who looks elsewhere
     */
    public record Moving(
            MakePlan makePlan, ForeseeFailures foresee, RunPlan runPlan, Trying trying, ReleaseLock releaseLock,
            Desktop desktop) {}

    /**
     * What goes before a run.
     *
     * @param tryPlan tries plans in a transaction that is rolled back
     * @param findRunTerms says on what terms a plan would run
     */
    public record Trying(TryPlan tryPlan, FindRunTerms findRunTerms) {}

    /**
     * What connects.
     *
     * @param readProject reads a project's folder
     * @param resolveConnection finds out how to connect
     * @param openProject connects
     * @param sample opens the sample
     * @param projects finds, makes and opens projects
     */
    public record Opening(
            ReadProject readProject, ResolveConnection resolveConnection, OpenProject openProject,
            SampleOpener sample, dev.tidemark.ui.connection.Opening projects) {}

    /**
     * What this computer remembers.
     *
     * @param preferences sizes, looks, what was open lately
     * @param log what was run from here
     */
    public record Keeping(Preferences preferences, ReadLog log) {}

    /**
     * What writes files that a person names.
     *
     * @param plan plans
     * @param script plans as scripts for the database's own client
     * @param log recorded runs
     * @param report what one run did
     */
    public record Saving(SavePlan plan, SaveScript script, SaveLog log, SaveReport report) {}
}

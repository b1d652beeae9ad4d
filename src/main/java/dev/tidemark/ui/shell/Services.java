package dev.tidemark.ui.shell;

import dev.tidemark.application.MakePlan;
import dev.tidemark.application.OpenProject;
import dev.tidemark.application.ReadDetail;
import dev.tidemark.application.ReadLog;
import dev.tidemark.application.ReadProject;
import dev.tidemark.application.ReadTimeline;
import dev.tidemark.application.ReleaseLock;
import dev.tidemark.application.ResolveConnection;
import dev.tidemark.application.RunPlan;
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
 */
public record Services(Reading reading, Moving moving, Opening opening, Keeping keeping) {
    /**
     * What looks and writes nothing.
     *
     * @param timeline reads where a database stands
     * @param detail reads what a revision would send
     */
    public record Reading(ReadTimeline timeline, ReadDetail detail) {}

    /**
     * What plans and runs.
     *
     * @param makePlan makes plans
     * @param runPlan runs them
     * @param releaseLock releases a lock that was left behind
     * @param desktop tells a person who looks elsewhere
     */
    public record Moving(MakePlan makePlan, RunPlan runPlan, ReleaseLock releaseLock, Desktop desktop) {}

    /**
     * What connects.
     *
     * @param readProject reads a project's folder
     * @param resolveConnection finds out how to connect
     * @param openProject connects
     * @param sample opens the sample
     */
    public record Opening(
            ReadProject readProject, ResolveConnection resolveConnection, OpenProject openProject,
            SampleOpener sample) {}

    /**
     * What this computer remembers.
     *
     * @param preferences sizes, looks, what was open lately
     * @param log what was run from here
     */
    public record Keeping(Preferences preferences, ReadLog log) {}
}

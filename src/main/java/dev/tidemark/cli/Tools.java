package dev.tidemark.cli;

import dev.tidemark.application.CheckDatabase;
import dev.tidemark.application.CompareSchemas;
import dev.tidemark.application.DraftRevision;
import dev.tidemark.application.ExportScript;
import dev.tidemark.application.FindDoubts;
import dev.tidemark.application.FindModel;
import dev.tidemark.application.FindRunTerms;
import dev.tidemark.application.ForeseeFailures;
import dev.tidemark.application.MakePlan;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.OpenOffline;
import dev.tidemark.application.OpenProject;
import dev.tidemark.application.ReadLog;
import dev.tidemark.application.ReadProject;
import dev.tidemark.application.ReadSchema;
import dev.tidemark.application.ReadTimeline;
import dev.tidemark.application.ReleaseLock;
import dev.tidemark.application.ResolveConnection;
import dev.tidemark.application.RunPlan;
import dev.tidemark.application.SaveLog;
import dev.tidemark.application.SavePlan;
import dev.tidemark.application.SaveSnapshot;
import dev.tidemark.application.TrustModel;
import dev.tidemark.application.TryPlan;
import dev.tidemark.application.WriteFiles;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;

/**
 * What the verbs use.
 *
 * @param projects reads projects
 * @param connections finds out how to connect
 * @param open connects
 * @param offline opens files without a connection
 * @param timeline reads where a database stands
 * @param plans makes plans
 * @param foresee asks the data whether a plan would fail on it
 * @param runs runs plans
 * @param trying tries plans, and says on what terms they run
 * @param locks releases locks
 * @param doubts finds what an interrupted run left behind
 * @param scripts writes scripts
 * @param log reads the run log
 * @param saving writes files that a person names
 * @param comparing compares schemas
 * @param drafting writes revisions
 */
public record Tools(
        ReadProject projects,
        ResolveConnection connections,
        OpenProject open,
        OpenOffline offline,
        ReadTimeline timeline,
        MakePlan plans,
        ForeseeFailures foresee,
        RunPlan runs,
        Trying trying,
        ReleaseLock locks,
        FindDoubts doubts,
        ExportScript scripts,
        ReadLog log,
        Saving saving,
        Comparing comparing,
        Drafting drafting) {
    /** The plan as of now, with what the data says about it. */
    Plan plan(OpenDatabase database, PlanRequest request) {
        return foresee.foresee(database, plans.make(database, request), new CancelToken());
    }

    /**
     * What goes before a run.
     *
     * @param trial tries plans in a transaction that is rolled back
     * @param terms says on what terms a plan would run
     */
    public record Trying(TryPlan trial, FindRunTerms terms) {}

    /**
     * Writes files that a person names.
     *
     * @param plan plans
     * @param log runs
     */
    public record Saving(SavePlan plan, SaveLog log) {}

    /**
     * Compares schemas.
     *
     * @param compare two schemas
     * @param check a database with its files and its model
     * @param snapshot saves schemas
     * @param find finds the entity model
     * @param trust remembers that the person was told about it
     */
    public record Comparing(
            CompareSchemas compare, CheckDatabase check, SaveSnapshot snapshot, FindModel find, TrustModel trust) {}

    /**
     * Writes revisions.
     *
     * @param draft drafts them
     * @param schema reads the schema that a baseline is made of
     * @param write writes what was shown
     */
    public record Drafting(DraftRevision draft, ReadSchema schema, WriteFiles write) {}
}

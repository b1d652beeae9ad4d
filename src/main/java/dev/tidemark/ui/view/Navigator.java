package dev.tidemark.ui.view;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;

/** Takes a person from one screen to another. Called on the window's thread. */
public interface Navigator {
    /** Opens the sample. */
    void openSample();

    /** Shows the form that connects. */
    void connect();

    /** Goes back to the timeline, or to the first screen where nothing is open. */
    void timeline();

    /** Goes back to the timeline and reads it again. */
    void refresh();

    /** The database may be another than before: reads it again, without leaving the screen. */
    void changed();

    /** Makes a plan and shows it. */
    void plan(PlanRequest request);

    /** Runs a reviewed plan and shows how it goes. */
    void run(Plan plan, Agreement agreement);

    /** Shows a database that was opened. */
    void opened(Workspace workspace);

    /** Opens the database again with these contexts; empty for all of them. */
    void useContexts(String contexts);

    /** Asks for a name for the current position. */
    void tag();

    /** Shows what was run from here. */
    void runLog();

    /** Shows who holds the lock, and how to release it. */
    void lock();

    /** Shows why something failed. */
    void failed(Failure failure);

    /** Closes what lies over the screen. */
    void closeOverlay();
}

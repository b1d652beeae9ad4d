package dev.tidemark.ui.view;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.plan.PlanRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Takes a person from one screen to another. Called on the window's thread. */
public interface Navigator {
    /** Opens the demo, or shows it where it is open. */
    void openSample();

    /** Opens the demo on the PostgreSQL that comes with the program. */
    void openSampleOnServer();

    /** Asks whether the demo's database that is shown is to be made anew; does nothing where another one is shown. */
    void resetSample();

    /** Shows the form that connects. */
    void connect();

    /** Shows the form that connects, with what is known filled in. */
    void connect(Bookmark known);

    /** Opens what was open once; where that does not work, its form says why. */
    void reopen(Bookmark recent);

    /** Looks through a folder for a project and shows what was found. */
    void openFolder(Path folder);

    /** Shows the form that makes a project; in {@code folder} where that is not null. */
    void newProject(@Nullable Path folder);

    /** Goes back to the timeline, or to the first screen where nothing is open. */
    void timeline();

    /** Goes back to the timeline and reads it again. */
    void refresh();

    /** The database may be another than before: reads it again, without leaving the screen. */
    void changed();

    /** The same about a database that need not be the one that is shown. */
    default void changed(Workspace workspace) {
        changed();
    }

    /** Makes a plan and shows it. */
    void plan(PlanRequest request);

    /** Runs a reviewed plan, or only tries it, and shows how it goes. */
    void run(RunOrder order, Agreement agreement);

    /** Lets a person choose how the plan that is shown is run; does nothing where no plan is shown. */
    default void howItRuns() {}

    /** Asks whether the plan that is shown is to be tried, or says why it cannot be; does nothing where none is shown. */
    default void trialRun() {}

    /** Shows a database that was opened. */
    void opened(Workspace workspace);

    /** Opens the database again with these contexts, and the labels as they are; empty for all of them. */
    void useContexts(String contexts);

    /**
     * Opens the database again with these contexts and labels, and remembers them.
     *
     * @param contexts comma separated; empty for all, null for none chosen
     * @param labels a label expression; empty for all
     */
    void useContexts(@Nullable String contexts, String labels);

    /** Lets a person choose contexts and labels, and shows what they exclude. */
    void chooseContexts();

    /** Asks for a name for the current position. */
    void tag();

    /** Shows what was run from here. */
    void runLog();

    /** Shows who holds the lock, and how to release it. */
    void lock();

    /** Shows what an interrupted run left behind on the database that is shown, and the ways out; looks again before. */
    void recover();

    /** Shows why something failed. */
    void failed(Failure failure);

    /** Closes what lies over the screen. */
    void closeOverlay();
}

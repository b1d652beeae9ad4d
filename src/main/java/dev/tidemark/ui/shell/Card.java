package dev.tidemark.ui.shell;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.ui.contexts.ContextsViewModel;
import dev.tidemark.ui.lock.LockViewModel;
import dev.tidemark.ui.plan.HowDraft;
import dev.tidemark.ui.plan.TrialDraft;
import dev.tidemark.ui.target.TagViewModel;
import dev.tidemark.ui.target.TargetViewModel;
import java.util.List;

/** What lies over the screen. */
sealed interface Card {
    /** Choosing where to go. */
    record ChooseTarget(TargetViewModel model) implements Card {}

    /** Naming the current position. */
    record NameTag(TagViewModel model) implements Card {}

    /** Choosing contexts and labels. */
    record Contexts(ContextsViewModel model) implements Card {}

    /** The changelog lock. */
    record Lock(LockViewModel model) implements Card {}

    /** Choosing how a plan is run. */
    record HowItRuns(HowDraft draft) implements Card {}

    /** Whether a plan is to be tried. */
    record TrialRun(TrialDraft draft) implements Card {}

    /** Why something failed. */
    record Problem(Failure failure) implements Card {}

    /** Every key. */
    record Keys() implements Card {}

    /** Which program this is. */
    record About() implements Card {}

    /**
     * Runs are going on, and the window was asked to close or to disconnect.
     *
     * @param where the databases on which they go on
     * @param then what was asked for
     */
    record StillRunning(List<Connection> where, Runnable then) implements Card {
        public StillRunning {
            where = List.copyOf(where);
        }
    }

    /** A database of the demo is to be made anew. */
    record ResetDemo(Connection connection) implements Card {}
}

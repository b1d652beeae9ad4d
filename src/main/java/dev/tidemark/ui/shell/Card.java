package dev.tidemark.ui.shell;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.ui.lock.LockViewModel;
import dev.tidemark.ui.target.TagViewModel;
import dev.tidemark.ui.target.TargetViewModel;

/** What lies over the screen. */
sealed interface Card {
    /** Choosing where to go. */
    record ChooseTarget(TargetViewModel model) implements Card {}

    /** Naming the current position. */
    record NameTag(TagViewModel model) implements Card {}

    /** The changelog lock. */
    record Lock(LockViewModel model) implements Card {}

    /** Why something failed. */
    record Problem(Failure failure) implements Card {}

    /** Every key. */
    record Keys() implements Card {}

    /** Which program this is. */
    record About() implements Card {}

    /** A run is going on, and the window was asked to close. */
    record StillRunning() implements Card {}
}

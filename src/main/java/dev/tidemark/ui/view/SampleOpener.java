package dev.tidemark.ui.view;

import dev.tidemark.application.OpenDatabase;

/** Opens the sample that comes with the program, with its history. */
@FunctionalInterface
public interface SampleOpener {
    /**
     * A sample of its own for each call. Blocks while its history is made.
     *
     * @throws dev.tidemark.application.outcome.FailedException where it cannot be opened
     */
    OpenDatabase open();
}

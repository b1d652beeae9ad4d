package dev.tidemark.architecture.bad.layers.cli;

import dev.tidemark.architecture.bad.layers.ui.UsesAdapter;

/** A command that knows the user interface. */
public final class UsesUi {
    Object ui() {
        return new UsesAdapter();
    }
}

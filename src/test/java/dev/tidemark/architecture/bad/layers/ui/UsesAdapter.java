package dev.tidemark.architecture.bad.layers.ui;

import dev.tidemark.architecture.bad.layers.adapter.UsesUseCase;

/** A part of the user interface that knows an adapter. */
public final class UsesAdapter {
    Object adapter() {
        return new UsesUseCase();
    }
}

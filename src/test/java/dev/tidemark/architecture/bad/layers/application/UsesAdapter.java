package dev.tidemark.architecture.bad.layers.application;

import dev.tidemark.architecture.bad.layers.adapter.UsesUseCase;

/** A use case that knows an adapter. */
public final class UsesAdapter {
    public Object run() {
        return new UsesUseCase();
    }
}

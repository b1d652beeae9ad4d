package dev.tidemark.architecture.bad.layers.adapter;

import dev.tidemark.architecture.bad.layers.application.UsesAdapter;

/** An adapter that calls a use case. */
public final class UsesUseCase {
    Object call() {
        return new UsesAdapter().run();
    }
}

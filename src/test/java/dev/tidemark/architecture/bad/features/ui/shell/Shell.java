package dev.tidemark.architecture.bad.features.ui.shell;

import dev.tidemark.architecture.bad.features.ui.plan.UsesFeatureAndShell;

/** A shell in a cycle with a feature. */
public final class Shell {
    Object feature() {
        return new UsesFeatureAndShell();
    }
}

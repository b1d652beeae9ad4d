package dev.tidemark.architecture.bad.features.ui.plan;

import dev.tidemark.architecture.bad.features.ui.shell.Shell;
import dev.tidemark.architecture.bad.features.ui.timeline.Timeline;

/** A feature that knows another one and the shell. */
public final class UsesFeatureAndShell {
    Object other() {
        return new Timeline();
    }

    Object shell() {
        return new Shell();
    }
}

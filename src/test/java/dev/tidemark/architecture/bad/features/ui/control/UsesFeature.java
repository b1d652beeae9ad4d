package dev.tidemark.architecture.bad.features.ui.control;

import dev.tidemark.architecture.bad.features.ui.timeline.Timeline;

/** A shared part that knows a feature. */
public final class UsesFeature {
    Object feature() {
        return new Timeline();
    }
}

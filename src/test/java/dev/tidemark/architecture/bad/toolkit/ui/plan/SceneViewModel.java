package dev.tidemark.architecture.bad.toolkit.ui.plan;

import javafx.scene.Scene;

/** A view model that knows a scene. */
public final class SceneViewModel {
    boolean isFilled(Scene scene) {
        return scene.getFill() != null;
    }
}

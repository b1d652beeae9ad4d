package dev.tidemark.architecture.bad.toolkit.ui.plan;

import javafx.application.Platform;

/** A feature that runs threads itself. */
public final class RunsThings {
    void run(Runnable work) {
        Platform.runLater(work);
        Thread.ofVirtual().start(work);
    }
}

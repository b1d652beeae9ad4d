package dev.tidemark.ui.task;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** Calls back on the window's thread once a second until it is stopped. */
public final class FxTicker {
    private final Timeline timeline;

    /** Begins with {@link #start()}. */
    public FxTicker(Runnable tick) {
        timeline = new Timeline(new KeyFrame(Duration.seconds(1), event -> tick.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    /** Begins; the first call comes after a second. */
    public void start() {
        timeline.play();
    }

    /** Ends. */
    public void stop() {
        timeline.stop();
    }
}

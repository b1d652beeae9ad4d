package dev.tidemark.ui.control;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/** Lets the words of a loading screen appear only when it takes longer than a moment, so that a quick one does not flicker. */
public final class Late {
    private static final Duration MOMENT = Duration.millis(300);

    private final List<Node> nodes;
    private final PauseTransition moment = new PauseTransition(MOMENT);

    /** For what says that something is being loaded, and perhaps other things at other times. */
    public Late(Node... nodes) {
        this.nodes = List.of(nodes);
        moment.setOnFinished(event -> seen(true));
    }

    /** Whether they say now that something is being loaded; anything else is seen at once. */
    public void loading(boolean now) {
        if (!now) {
            moment.stop();
            seen(true);
        } else if (moment.getStatus() != PauseTransition.Status.RUNNING) {
            seen(false);
            moment.playFromStart();
        }
    }

    private void seen(boolean now) {
        nodes.forEach(node -> node.setOpacity(now ? 1 : 0));
    }
}

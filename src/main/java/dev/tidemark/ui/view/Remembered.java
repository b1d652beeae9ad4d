package dev.tidemark.ui.view;

import dev.tidemark.application.port.Preferences;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.task.Toolkit;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps looks between starts: sizes, splits, theme. What changes with every pixel is written once, a moment after the last
 * change, and not on the window's thread. For the window's thread.
 */
public final class Remembered implements AutoCloseable {
    private static final Duration MOMENT = Duration.millis(600);
    private static final double WIDE_ENOUGH = 600;
    private static final double THOUSAND = 1000;

    private final Preferences preferences;
    private final TaskRunner tasks;
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final PauseTransition moment = new PauseTransition(MOMENT);

    /** In {@code preferences}, written by {@code tasks}, which is closed with this. */
    public Remembered(Preferences preferences, TaskRunner tasks) {
        this.preferences = preferences;
        this.tasks = tasks;
        moment.setOnFinished(event -> write());
    }

    /** What was kept under {@code key}; null where nothing was. */
    public @Nullable String find(String key) {
        String changed = waiting.get(key);
        return changed == null ? preferences.find(key) : changed;
    }

    /** The number that was kept under {@code key}, or the usual one where none was. */
    public double number(String key, double usual) {
        String text = find(key);
        try {
            return text == null ? usual : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return usual;
        }
    }

    /** Keeps {@code value} under {@code key}, a moment from now. */
    public void keep(String key, String value) {
        if (!value.equals(find(key))) {
            waiting.put(key, value);
            moment.playFromStart();
        }
    }

    /** Keeps where the divider of a split of two stands; {@code usual} is its share the first time, from 0 to 1. */
    public void split(SplitPane split, String key, double usual) {
        // After the split has laid itself out, which moves its divider otherwise.
        split.widthProperty().subscribe((before, width) -> Toolkit.later(() -> place(split, key, usual)));
        split.getDividers().subscribe(() -> place(split, key, usual));
        place(split, key, usual);
        // Only where a person put it: a window that changes its size, or a part that comes and goes, moves it as well.
        split.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (ofDivider(event.getTarget(), split)) {
                keepPlace(split, key);
            }
        });
    }

    private static boolean ofDivider(EventTarget target, SplitPane split) {
        for (Node at = target instanceof Node node ? node : null; at != null && at != split; at = at.getParent()) {
            if (at.getStyleClass().contains("split-pane-divider")) {
                return at.getParent() == split;
            }
        }
        return false;
    }

    /** After the divider itself followed the mouse. */
    private void keepPlace(SplitPane split, String key) {
        split.getDividers().stream().limit(1).forEach(divider -> keep(
                key, String.valueOf(Math.round(divider.getPosition() * THOUSAND) / THOUSAND)));
    }

    private void place(SplitPane split, String key, double usual) {
        if (split.getWidth() >= WIDE_ENOUGH && !split.getDividers().isEmpty()) {
            split.setDividerPosition(0, Math.clamp(number(key, usual), 0, 1));
        }
    }

    private void write() {
        Map<String, String> values = Map.copyOf(waiting);
        waiting.clear();
        tasks.run(
                () -> {
                    values.forEach(preferences::keep);
                    return Boolean.TRUE;
                },
                done -> {},
                failure -> {},
                () -> {});
    }

    /** Writes what is waiting at once: after this the program may end. */
    @Override
    public void close() {
        moment.stop();
        waiting.forEach(preferences::keep);
        waiting.clear();
        tasks.close();
    }
}

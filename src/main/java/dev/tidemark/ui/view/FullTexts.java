package dev.tidemark.ui.view;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Tells the whole of a text that is cut off, such as a long name or path, to whoever points at it. */
public final class FullTexts {
    private FullTexts() {}

    /** A tooltip that is there while the mouse is over a text that is cut off. */
    private static final class Full extends Tooltip {
        Full(String text) {
            super(text);
        }
    }

    /** Does so everywhere in {@code scene}. */
    public static void tell(Scene scene) {
        scene.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, event -> {
            Labeled over = labeled(event);
            if (over != null && over.isTextTruncated() && over.getTooltip() == null) {
                over.setTooltip(new Full(over.getText()));
            }
        });
        scene.addEventFilter(MouseEvent.MOUSE_EXITED_TARGET, event -> {
            Labeled left = labeled(event);
            if (left != null && left.getTooltip() instanceof Full) {
                left.setTooltip(null);
            }
        });
    }

    private static @Nullable Labeled labeled(MouseEvent event) {
        return event.getTarget() instanceof Labeled labeled
                ? labeled
                : event.getTarget() instanceof Node node && node.getParent() instanceof Labeled labeled
                        ? labeled
                        : null;
    }
}

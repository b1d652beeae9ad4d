package dev.tidemark.ui.view;

import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/** A row of controls that becomes several rows where they do not fit, and asks for no more width than one row needs. */
public final class Wrapping extends FlowPane {
    /** Empty. */
    public Wrapping() {
        getStyleClass().add("wrapping");
    }

    @Override
    protected double computeMinWidth(double height) {
        double widest = 0;
        for (Node child : getManagedChildren()) {
            widest = Math.max(widest, snapSizeX(child.minWidth(-1)));
        }
        return snappedLeftInset() + widest + snappedRightInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        double width = Math.max(0, getManagedChildren().size() - 1) * snapSpaceX(getHgap());
        for (Node child : getManagedChildren()) {
            width += snapSizeX(child.prefWidth(-1));
        }
        return snappedLeftInset() + width + snappedRightInset();
    }

    /** What is wider than the whole row, such as a search field that likes to be long, gets the row. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        for (Node child : getManagedChildren()) {
            if (child.getLayoutBounds().getWidth() > room) {
                child.resizeRelocate(snappedLeftInset(), child.getLayoutY(), room, child.getLayoutBounds().getHeight());
            }
        }
    }
}

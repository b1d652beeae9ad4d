package dev.tidemark.ui.control;

import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;

/** A cell that is as high as its content needs at the list's width, so that long texts wrap. */
public abstract class WrappedCell<T> extends ListCell<T> {
    private static final double SCROLL_BAR = 14;

    /** What the cell shows; made once. */
    protected abstract Region content();

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (isEmpty() || getListView() == null) {
            return super.computePrefHeight(width);
        }
        double inside = getListView().getWidth() - SCROLL_BAR - snappedLeftInset() - snappedRightInset();
        return content().prefHeight(Math.max(inside, 1)) + snappedTopInset() + snappedBottomInset();
    }
}

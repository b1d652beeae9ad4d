package dev.tidemark.ui.view;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/**
 * A row of controls that becomes several rows where they do not fit. Unlike its parent it asks for no more width than one row
 * needs, gives what is wider than the whole row just that, and always asks for the height that it then uses.
 */
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
        return snappedLeftInset() + length(getManagedChildren(), Double.MAX_VALUE) + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? Double.MAX_VALUE : width - snappedLeftInset() - snappedRightInset();
        double height = 0;
        for (List<Node> row : rows(room)) {
            height += (height == 0 ? 0 : gapBelow()) + height(row, room);
        }
        return snappedTopInset() + height + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        double y = snappedTopInset();
        for (List<Node> row : rows(room)) {
            double high = height(row, room);
            double rest = room - length(row, room);
            double x = snappedLeftInset() + (getAlignment().getHpos() == HPos.RIGHT ? rest : 0);
            for (Node child : row) {
                double width = width(child, room);
                double height = snapSizeY(child.prefHeight(width));
                child.resizeRelocate(snapPositionX(x), snapPositionY(y + (high - height) / 2), width, height);
                x += width + gapBeside();
            }
            y += high + gapBelow();
        }
    }

    private List<List<Node>> rows(double room) {
        List<List<Node>> rows = new ArrayList<>();
        double used = 0;
        for (Node child : getManagedChildren()) {
            double width = width(child, room);
            if (rows.isEmpty() || used + gapBeside() + width > room) {
                rows.add(new ArrayList<>());
                used = width;
            } else {
                used += gapBeside() + width;
            }
            rows.getLast().add(child);
        }
        return rows;
    }

    private double length(List<Node> row, double room) {
        double length = Math.max(0, row.size() - 1) * gapBeside();
        for (Node child : row) {
            length += width(child, room);
        }
        return length;
    }

    private double width(Node child, double room) {
        return Math.min(snapSizeX(Math.max(child.minWidth(-1), child.prefWidth(-1))), room);
    }

    private double height(List<Node> row, double room) {
        double height = 0;
        for (Node child : row) {
            height = Math.max(height, snapSizeY(child.prefHeight(width(child, room))));
        }
        return height;
    }

    private double gapBeside() {
        return snapSpaceX(getHgap());
    }

    private double gapBelow() {
        return snapSpaceY(getVgap());
    }
}

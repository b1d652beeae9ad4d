package dev.tidemark.ui.control;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;

/** A line of text in which what somebody looks for is marked. Its nodes are made once. */
public final class MatchLabel extends Region {
    private final Path marks = new Path();
    private final Label label = new Label();
    private String wanted = "";

    /** An empty one whose text has that style class. */
    public MatchLabel(String styleClass) {
        label.getStyleClass().addAll(styleClass, "value");
        marks.getStyleClass().add("match");
        marks.setManaged(false);
        getChildren().addAll(marks, label);
        setMinWidth(0);
    }

    /** Shows {@code text}; an empty one takes no room. */
    public void text(String text) {
        label.setText(text);
        setVisible(!text.isEmpty());
        setManaged(!text.isEmpty());
        requestLayout();
    }

    /** What it shows. */
    public String text() {
        return label.getText();
    }

    /** Marks {@code text} wherever it is; nothing where it is empty. */
    public void mark(String text) {
        if (!wanted.equals(text)) {
            wanted = text;
            requestLayout();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return label.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return label.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        label.resizeRelocate(0, 0, getWidth(), getHeight());
        marks.getElements().clear();
        String plain = wanted.strip();
        if (plain.isEmpty()) {
            return;
        }
        // The text may be cut off, which the label decides when it is laid out.
        label.layout();
        if (label.lookup(".text") instanceof Text shown) {
            String text = shown.getText();
            for (int at = TextMatch.at(text, plain, 0); at >= 0; at = TextMatch.at(text, plain, at + plain.length())) {
                marks.getElements().addAll(shown.rangeShape(at, at + plain.length()));
            }
            marks.relocate(0, 0);
            marks.setLayoutX(shown.getLayoutX());
            marks.setLayoutY(shown.getLayoutY());
        }
    }
}

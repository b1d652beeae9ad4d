package dev.tidemark.ui.control;

import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.kordamp.ikonli.javafx.FontIcon;

/** The piece of the timeline's rail that one row shows: a line from edge to edge and a dot on it. */
public final class TimelineRail extends Region {
    private static final double WIDTH = 46;
    private static final double BIG = 8;
    private static final double SMALL = 5;
    private static final double ICON = 11;

    private final Line line = new Line();
    private final Circle dot = new Circle(BIG);
    private final FontIcon glyph = new FontIcon();
    private double factor = 1;
    private boolean small;

    /** A bare piece of rail. */
    public TimelineRail() {
        getStyleClass().add("timeline-rail");
        line.getStyleClass().add("rail");
        dot.getStyleClass().add("dot");
        glyph.getStyleClass().add("mark");
        glyph.setIconSize((int) ICON);
        getChildren().addAll(line, dot, glyph);
        scale(1);
    }

    /** Makes it and its dots as large as texts of {@code factor} times the usual size want it. */
    public void scale(double factor) {
        this.factor = factor;
        setMinWidth(WIDTH * factor);
        setPrefWidth(WIDTH * factor);
        setMaxWidth(WIDTH * factor);
        dot.setRadius((small ? SMALL : BIG) * factor);
    }

    /** A big dot with {@code icon} in it; an empty one leaves it hollow. */
    public void dot(String icon) {
        dot.setVisible(true);
        small = false;
        dot.setRadius(BIG * factor);
        glyph.setVisible(!icon.isEmpty());
        if (!icon.isEmpty() && !icon.equals(glyph.getIconLiteral())) {
            glyph.setIconLiteral(icon);
        }
    }

    /** A small ring, for the head of a group. */
    public void ring() {
        dot.setVisible(true);
        small = true;
        dot.setRadius(SMALL * factor);
        glyph.setVisible(false);
    }

    /** A ring with {@code icon} in it, for the head of a group that folds. */
    public void ring(String icon) {
        dot(icon);
    }

    /** The line alone. */
    public void bare() {
        dot.setVisible(false);
        glyph.setVisible(false);
    }

    @Override
    protected void layoutChildren() {
        double x = Math.round(getWidth() / 2);
        double y = Math.round(getHeight() / 2);
        line.setStartX(x);
        line.setEndX(x);
        line.setStartY(0);
        line.setEndY(getHeight());
        dot.setCenterX(x);
        dot.setCenterY(y);
        double width = glyph.prefWidth(-1);
        double height = glyph.prefHeight(-1);
        glyph.resizeRelocate(x - width / 2, y - height / 2, width, height);
    }
}

package dev.tidemark.ui.timeline;

import dev.tidemark.ui.view.Messages;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line of the current position while it is held, and what is said about it, over the rows. The mouse goes through. */
final class LiftView extends Pane {
    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    private static final double LINE = 3;
    private static final double MARGIN = 16;
    private static final double WIDEST = 560;
    private static final int MOST_LINES = 3;

    private final Messages messages;
    private final LiftWords words;
    private final Region line = new Region();
    private final Label handle = new Label();
    private final FontIcon arrow = new FontIcon("mdal-drag_handle");
    private final Label title = new Label();
    private final Label statements = new Label();
    private final VBox lines = new VBox();
    private final Label hint = new Label();
    private final VBox panel = new VBox(title, statements, lines, hint);
    private double y = -1;
    private boolean below = true;

    LiftView(Messages messages) {
        this.messages = messages;
        this.words = new LiftWords(messages);
        setId("lift");
        setMouseTransparent(true);
        setVisible(false);
        line.getStyleClass().add("lift-line");
        handle.getStyleClass().add("lift-handle");
        handle.setGraphic(arrow);
        panel.getStyleClass().add("lift-panel");
        panel.setId("liftPanel");
        panel.setAccessibleRole(AccessibleRole.TEXT);
        title.getStyleClass().add("lift-title");
        title.setId("liftTitle");
        statements.getStyleClass().add("lift-statements");
        statements.setId("liftStatements");
        lines.getStyleClass().add("lift-lines");
        lines.setId("liftLines");
        hint.getStyleClass().add("lift-hint");
        List.of(title, statements, hint).forEach(label -> label.setWrapText(true));
        getChildren().addAll(line, handle, panel);
    }

    /** Shows what putting the line down here would do. */
    void show(Lift lift, LiftViewModel.Count count, boolean byMouse) {
        setVisible(true);
        line.setVisible(true);
        handle.setVisible(true);
        pseudoClassStateChanged(UP, !lift.home() && lift.up());
        pseudoClassStateChanged(DOWN, !lift.home() && !lift.up());
        arrow.setIconLiteral(
                lift.home() ? "mdal-drag_handle" : lift.up() ? "mdal-arrow_upward" : "mdal-arrow_downward");
        handle.setText(words.brief(lift));
        title.setText(words.title(lift));
        lines.getChildren().clear();
        words.warnings(lift).forEach(text -> line(text, "mdmz-warning", "lift-warning"));
        words.remarks(lift).stream().limit(MOST_LINES).forEach(text -> line(text, "mdal-info", "lift-remark"));
        hint.setText(messages.text(byMouse ? "lift.hint.mouse" : "lift.hint.keys"));
        visible(hint, true);
        count(lift, count);
    }

    /** Shows how many statements it takes. */
    void count(Lift lift, LiftViewModel.Count count) {
        statements.setText(words.statements(count));
        visible(statements, lift.count() > 0);
        panel.setAccessibleText(title.getText() + ", " + statements.getText());
        requestLayout();
    }

    /** Says why the line stays where it is. */
    void refuse(LiftViewModel.Refusal why, @Nullable String more) {
        setVisible(true);
        line.setVisible(false);
        handle.setVisible(false);
        title.setText(messages.text("lift.refused"));
        lines.getChildren().clear();
        line(messages.text("lift.refusal." + why.name()) + (more == null ? "" : " " + more), "mdal-lock",
                "lift-remark");
        visible(statements, false);
        visible(hint, false);
        below = true;
        requestLayout();
    }

    /** Draws the line at {@code now}, in pixels from the top. */
    void place(double now) {
        if (y != now) {
            y = now;
            requestLayout();
        }
    }

    private void line(String text, String icon, String style) {
        Label label = new Label(text, new FontIcon(icon));
        label.setWrapText(true);
        label.getStyleClass().add(style);
        lines.getChildren().add(label);
    }

    private static void visible(Region node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    @Override
    protected void layoutChildren() {
        double width = handle.prefWidth(-1);
        double height = handle.prefHeight(width);
        // Beyond the edge it stays in sight there.
        double at = Math.rint(Math.clamp(y, height / 2, Math.max(height / 2, getHeight() - height / 2)));
        line.resizeRelocate(0, at - LINE / 2, getWidth(), LINE);
        handle.resizeRelocate(Math.rint((getWidth() - width) / 2), at - Math.rint(height / 2), width, height);
        double panelWidth = Math.min(WIDEST, getWidth() - 2 * MARGIN);
        double panelHeight = panel.prefHeight(panelWidth);
        // The panel keeps out of the line's way, and changes sides late, so that it does not flutter.
        double room = panelHeight + 2 * MARGIN + height;
        if (below && at > getHeight() - room) {
            below = false;
        } else if (!below && at < room) {
            below = true;
        }
        panel.resizeRelocate((getWidth() - panelWidth) / 2,
                below ? getHeight() - panelHeight - MARGIN : MARGIN, panelWidth, panelHeight);
    }
}

package dev.tidemark.ui.timeline;

import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/** Puts facts into a grid; each can be copied, and a long one read whole. */
final class FactLabels {
    private FactLabels() {}

    /** Shows {@code facts} instead of what is there. */
    static void fill(GridPane grid, List<DetailFacts> facts, Messages messages) {
        grid.getChildren().clear();
        int row = 0;
        for (DetailFacts fact : facts) {
            Label name = new Label(fact.label());
            name.getStyleClass().add("fact-name");
            name.setMinWidth(Label.USE_PREF_SIZE);
            GridPane.setValignment(name, VPos.TOP);
            grid.addRow(row++, name, value(fact, messages));
        }
    }

    private static Label value(DetailFacts fact, Messages messages) {
        Label value = new Label(fact.value());
        value.getStyleClass().add("fact-value");
        value.setWrapText(true);
        value.setMinHeight(Label.USE_PREF_SIZE);
        if (!fact.full().equals(fact.value())) {
            Tooltip whole = new Tooltip(fact.full());
            whole.setWrapText(true);
            whole.setMaxWidth(600);
            value.setTooltip(whole);
        }
        MenuItem copy = new MenuItem(messages.text("detail.copy", fact.label()));
        copy.setOnAction(event -> Clip.copy(fact.full()));
        value.setContextMenu(new ContextMenu(copy));
        return value;
    }
}

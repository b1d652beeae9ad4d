package dev.tidemark.ui.timeline;

import dev.tidemark.ui.control.TimelineRail;
import dev.tidemark.ui.view.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The labelled line of the current position, with what it can be taken by. */
final class PositionLine extends StackPane {
    private final Messages messages;
    private final Label name = new Label();
    private final Label hint = new Label();

    PositionLine(Messages messages) {
        this.messages = messages;
        getStyleClass().add("position-line");
        Region line = new Region();
        line.getStyleClass().add("line");
        line.setMaxHeight(Region.USE_PREF_SIZE);
        TimelineRail rail = new TimelineRail();
        rail.bare();
        rail.setMaxHeight(Double.MAX_VALUE);
        name.getStyleClass().add("position-name");
        name.setGraphic(new FontIcon("mdal-drag_handle"));
        name.setMinWidth(Region.USE_PREF_SIZE);
        hint.getStyleClass().addAll("position-hint", "value");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox texts = new HBox(name, space, hint);
        texts.getStyleClass().add("position-texts");
        texts.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(rail, line, texts);
        setAlignment(rail, Pos.CENTER_LEFT);
    }

    /** Shows it, and whether it can be moved. */
    void show(TimelineRow.Position row, boolean lifted, LiftViewModel.@Nullable Refusal refusal) {
        name.setText(messages.text(row.nothingApplied() ? "timeline.position.none" : "timeline.position"));
        hint.setText(messages.text(refusal != null
                ? "timeline.position.fixed." + refusal.name()
                : lifted ? "timeline.position.here" : "timeline.position.hint"));
        hint.setVisible(!hint.getText().isEmpty());
    }
}

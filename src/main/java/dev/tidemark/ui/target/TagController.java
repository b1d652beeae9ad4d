package dev.tidemark.ui.target;

import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.view.Messages;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** A card on which the current position gets a name. */
public final class TagController {
    private final TagViewModel model;
    private final Messages messages;

    @FXML
    private Label text;

    @FXML
    private TextField name;

    @FXML
    private Label problem;

    @FXML
    private Button tag;

    /** With the position. */
    public TagController(TagViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        TimelineEntry current = model.current();
        text.setText(current == null ? messages.text("tag.nothing") : messages.text("tag.text", current.title()));
        name.setDisable(current == null);
        name.textProperty().bindBidirectional(model.nameProperty());
        model.problemProperty().subscribe(key -> problem.setText(key.isEmpty() ? "" : messages.text(key)));
        model.nameProperty().subscribe(now -> tag.setDisable(!model.usable()));
    }

    /** What gets the focus first. */
    public TextField first() {
        return name;
    }

    @FXML
    private void tag() {
        model.tag();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }
}

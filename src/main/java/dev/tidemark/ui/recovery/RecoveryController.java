package dev.tidemark.ui.recovery;

import dev.tidemark.ui.view.Messages;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** The screen that says what an interrupted run left behind. */
public final class RecoveryController {
    private final RecoveryViewModel model;
    private final Messages messages;

    @FXML
    private Button back;

    @FXML
    private Label text;

    /** With what it shows. */
    public RecoveryController(RecoveryViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        text.setText(messages.text("recovery.text", model.name()));
    }

    /** Puts the focus where work begins. */
    public void focus() {
        back.requestFocus();
    }

    @FXML
    private void back() {
        model.back();
    }
}

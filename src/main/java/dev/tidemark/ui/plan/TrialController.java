package dev.tidemark.ui.plan;

import dev.tidemark.ui.view.Messages;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** A card that asks whether a plan is to be tried. */
public final class TrialController {
    private final TrialDraft draft;
    private final Messages messages;

    @FXML
    private Label text;

    @FXML
    private Label losses;

    @FXML
    private TextField limit;

    @FXML
    private Label problem;

    @FXML
    private Button start;

    /** With what is asked. */
    public TrialController(TrialDraft draft, Messages messages) {
        this.draft = draft;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        text.setText(messages.text("trial.text", draft.revisions(), draft.database()));
        losses.setVisible(draft.loses());
        losses.setManaged(draft.loses());
        limit.textProperty().bindBidirectional(draft.limitProperty());
        problem.textProperty().bind(draft.problemProperty());
        draft.problemProperty().subscribe(wrong -> {
            start.setDisable(!wrong.isEmpty());
            limit.setAccessibleHelp(wrong);
        });
    }

    /** What gets the focus first. */
    public Node first() {
        return limit;
    }

    @FXML
    private void start() {
        draft.start();
    }

    @FXML
    private void cancel() {
        draft.cancel();
    }
}

package dev.tidemark.ui.watch;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.FailureText;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.watch.WatchViewModel.State;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line above the timeline that says what changed by itself, or that what is shown is old. */
public final class NoticeController {
    private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");

    private final WatchViewModel model;
    private final Messages messages;

    @FXML
    private HBox root;

    @FXML
    private FontIcon icon;

    @FXML
    private Label text;

    @FXML
    private Label more;

    @FXML
    private Button show;

    @FXML
    private Button copy;

    @FXML
    private Button retry;

    @FXML
    private Button dismiss;

    /** With what it shows. */
    public NoticeController(WatchViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        model.stateProperty().subscribe(this::follow);
    }

    private void follow(State state) {
        there(root, !(state instanceof State.Calm));
        root.pseudoClassStateChanged(OLD, state instanceof State.Old);
        switch (state) {
            case State.Calm calm -> text.setText("");
            case State.Changed changed -> {
                icon.setIconLiteral("mdmz-sync");
                text.setText(changed.text());
                there(more, false);
                there(show, !changed.revisions().isEmpty());
            }
            case State.Old old -> {
                icon.setIconLiteral(old.lost() ? "mdal-cloud_off" : "mdal-error_outline");
                FailureText words = new FailureText(messages);
                text.setText(words.what(old.failure()) + " " + words.advice(old.failure()));
                more.setText(messages.text(old.trying() ? "watch.trying" : "watch.old", old.asOf()));
                there(more, true);
                there(show, false);
                retry.setDisable(old.trying());
            }
        }
        there(copy, state instanceof State.Old);
        there(retry, state instanceof State.Old);
        there(dismiss, state instanceof State.Changed);
    }

    private static void there(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void show() {
        model.show();
    }

    @FXML
    private void copy() {
        if (model.stateProperty().get() instanceof State.Old old) {
            Failure failure = old.failure();
            Clip.copy(new FailureText(messages).details(failure));
        }
    }

    @FXML
    private void retry() {
        model.retry();
    }

    @FXML
    private void dismiss() {
        model.dismiss();
    }
}

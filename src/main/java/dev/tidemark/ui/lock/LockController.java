package dev.tidemark.ui.lock;

import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.control.SqlView;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.lock.LockViewModel.Seen;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A card that shows the lock and releases it. */
public final class LockController {
    private final LockViewModel model;
    private final Messages messages;

    @FXML
    private Label text;

    @FXML
    private VBox releasing;

    @FXML
    private SqlView sql;

    @FXML
    private CheckBox agree;

    @FXML
    private Label typeLabel;

    @FXML
    private TextField typed;

    @FXML
    private VBox failure;

    @FXML
    private Button release;

    @FXML
    private Button cancel;

    /** With the lock. */
    public LockController(LockViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        agree.selectedProperty().bindBidirectional(model.tickedProperty());
        typed.textProperty().bindBidirectional(model.typedProperty());
        release.disableProperty().bind(model.readyProperty().not());
        model.seenProperty().subscribe(this::show);
        model.failureProperty().subscribe(now -> failure.getChildren().setAll(
                now == null ? List.of() : List.of(new FailurePanel(messages, now))));
    }

    /** What gets the focus first. */
    public Button first() {
        return cancel;
    }

    private void show(@Nullable Seen seen) {
        LockState lock = seen == null ? null : seen.state();
        boolean held = lock != null && lock.held();
        releasing.setVisible(held);
        releasing.setManaged(held);
        visible(release, held);
        if (seen == null || lock == null) {
            text.setText(messages.text("lock.reading"));
            return;
        }
        String by = lock.by() == null ? messages.text("lock.somebody") : lock.by();
        text.setText(held
                ? messages.text("lock.held", by, Times.dayAndTime(lock.since()))
                : messages.text("lock.free"));
        sql.show(List.of(seen.sql()));
        sql.describe(messages.text("lock.sql"));
        boolean name = model.isProtected();
        typeLabel.setText(messages.text("plan.type.name", seen.database()));
        visible(agree, !name);
        visible(typeLabel, name);
        visible(typed, name);
    }

    private static void visible(javafx.scene.Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    @FXML
    private void release() {
        model.release();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }
}

package dev.tidemark.ui.lock;

import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.control.LockWords;
import dev.tidemark.ui.control.SqlView;
import dev.tidemark.ui.lock.LockViewModel.Seen;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A card that shows the lock and releases it. */
public final class LockController {
    private final LockViewModel model;
    private final Messages messages;

    @FXML
    private Label text;

    @FXML
    private Label life;

    @FXML
    private Label advice;

    @FXML
    private VBox releasing;

    @FXML
    private Button again;

    @FXML
    private Button recover;

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
        boolean releasable = seen != null && seen.releasable();
        visible(releasing, releasable);
        visible(release, releasable);
        visible(advice, lock != null && lock.held());
        visible(life, lock != null && lock.held());
        visible(again, lock != null && lock.held() && !releasable);
        visible(recover, lock != null && lock.held());
        if (seen == null || lock == null) {
            text.setText(messages.text("lock.reading"));
            return;
        }
        LockWords words = new LockWords(messages);
        text.setText(words.who(lock));
        advice.setText(words.advice(lock));
        life.setText(words.life(lock));
        life.setGraphic(new FontIcon(LockWords.icon(lock)));
        for (LockHolder.Life each : LockHolder.Life.values()) {
            life.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == lock.holder().life());
        }
        boolean dead = lock.holder().life() == LockHolder.Life.DEAD;
        agree.setText(messages.text(dead ? "lock.agree.dead" : "lock.agree"));
        sql.show(List.of(seen.sql()));
        sql.describe(messages.text("lock.sql"));
        boolean name = model.isProtected();
        typeLabel.setText(messages.text("plan.type.name", seen.database()));
        visible(agree, !name);
        visible(typeLabel, name);
        visible(typed, name);
    }

    private static void visible(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    @FXML
    private void release() {
        model.release();
    }

    @FXML
    private void again() {
        model.look();
    }

    @FXML
    private void recover() {
        model.recover();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }
}

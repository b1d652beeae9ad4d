package dev.tidemark.ui.plan;

import dev.tidemark.ui.view.Messages;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A card on which a person chooses how a plan runs. */
public final class HowController {
    private final HowDraft draft;
    private final Messages messages;

    @FXML
    private RadioButton each;

    @FXML
    private RadioButton whole;

    @FXML
    private Label wholeMeans;

    @FXML
    private Label whyNot;

    @FXML
    private TextField locks;

    @FXML
    private Label locksMeans;

    @FXML
    private TextField statement;

    @FXML
    private Label statementMeans;

    @FXML
    private TextField notAfter;

    @FXML
    private Label notAfterMeans;

    @FXML
    private Button use;

    /** With what is being chosen. */
    public HowController(HowDraft draft, Messages messages) {
        this.draft = draft;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        String why = draft.whyNotWhole();
        whole.setDisable(!why.isEmpty());
        whyNot.setText(why.isEmpty() ? "" : messages.text("how.whole.not", why));
        shown(whyNot, !why.isEmpty());
        wholeMeans.setText(messages.text(draft.cut() ? "how.whole.means.cut" : "how.whole.means") + " "
                + draft.room());
        shown(wholeMeans, why.isEmpty());
        whole.setAccessibleHelp(why.isEmpty() ? wholeMeans.getText() : whyNot.getText());
        whole.selectedProperty().bindBidirectional(draft.wholeProperty());
        draft.wholeProperty().subscribe(chosen -> each.setSelected(!chosen));
        field(locks, draft.locks(), locksMeans);
        field(statement, draft.statement(), statementMeans);
        field(notAfter, draft.notAfter(), notAfterMeans);
        use.disableProperty().bind(draft.usableProperty().not());
        // Enter on a choice would only choose it once more.
        for (RadioButton choice : List.of(each, whole)) {
            choice.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ENTER) {
                    use.fire();
                    event.consume();
                }
            });
        }
    }

    /** Below a field stands what it means or what is wrong with it; a screen reader says the same. */
    private static void field(TextField field, HowDraft.Field what, Label below) {
        field.textProperty().bindBidirectional(what.text());
        Runnable say = () -> {
            String wrong = what.problemProperty().get();
            below.setText(wrong.isEmpty() ? what.meaningProperty().get() : wrong);
            below.getStyleClass().setAll(
                    List.of("label", wrong.isEmpty() ? "sub-text" : "field-problem"));
            field.setAccessibleHelp(below.getText());
        };
        what.problemProperty().subscribe(say);
        what.meaningProperty().subscribe(say);
        say.run();
    }

    /** What gets the focus first. */
    public Node first() {
        return draft.wholeProperty().get() ? whole : each;
    }

    private static void shown(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    @FXML
    private void usual() {
        draft.usual();
    }

    @FXML
    private void use() {
        draft.use();
    }

    @FXML
    private void cancel() {
        draft.cancel();
    }
}

package dev.tidemark.ui.run;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.control.SqlView;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A run on screen, and its result. */
public final class RunController {
    private static final int AROUND = 48;

    private final RunViewModel model;
    private final Messages messages;
    private final RunWords words;

    @FXML
    private FontIcon icon;

    @FXML
    private HBox head;

    @FXML
    private Label title;

    @FXML
    private Label state;

    @FXML
    private Label elapsed;

    @FXML
    private ProgressBar progress;

    @FXML
    private ListView<RunStep> steps;

    @FXML
    private VBox sqlBox;

    @FXML
    private Label sqlTitle;

    @FXML
    private SqlView sql;

    @FXML
    private Label marked;

    @FXML
    private VBox failure;

    @FXML
    private BlockedView blocked;

    @FXML
    private LogView log;

    @FXML
    private CancelBar cancels;

    @FXML
    private HBox ways;

    @FXML
    private Button planAgain;

    @FXML
    private Button back;

    /** With the run. */
    public RunController(RunViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.words = new RunWords(messages);
    }

    @FXML
    private void initialize() {
        steps.setItems(model.steps());
        steps.setCellFactory(view -> new StepCell(messages));
        log.show(model.live().log(), messages);
        blocked.show(model.live(), messages);
        cancels.show(model, messages);
        progress.progressProperty().bind(model.live().progressProperty());
        elapsed.textProperty().bind(model.live().elapsedProperty());
        model.live().statementProperty().subscribe(this::statement);
        model.live().nowProperty().subscribe(this::now);
        model.outcomeProperty().subscribe(this::show);
    }

    /** Puts the focus on what can be done now. */
    public void focus() {
        (model.running() ? cancels.first() : back).requestFocus();
    }

    private void statement(String text) {
        if (!text.isEmpty()) {
            sql.show(List.of(text));
            sql.describe(messages.text("run.statement"));
        }
        shown(sqlBox, !text.isEmpty());
    }

    private void now(String text) {
        if (model.running()) {
            sqlTitle.setText(text);
        }
    }

    private void show(@Nullable RunOutcome outcome) {
        shown(cancels, outcome == null);
        shown(ways, outcome != null);
        shown(marked, false);
        failure.getChildren().clear();
        if (outcome == null) {
            title.setText(words.going(model.plan()));
            state.setText(messages.text("run.state.running"));
            return;
        }
        String word = outcome.result().word();
        title.setText(words.ended(model.plan(), outcome));
        state.setText(words.state(model.plan(), outcome));
        icon.setIconLiteral(outcome.result() == RunOutcome.Result.COMPLETED ? "mdal-check_circle" : "mdal-error");
        head.pseudoClassStateChanged(PseudoClass.getPseudoClass(word), true);
        progress.pseudoClassStateChanged(PseudoClass.getPseudoClass(word), true);
        boolean completed = outcome.result() == RunOutcome.Result.COMPLETED;
        shown(planAgain, !completed);
        Failure why = outcome.failure();
        if (why != null && outcome.result() != RunOutcome.Result.CANCELLED) {
            failure.getChildren().setAll(new FailurePanel(messages, why));
        }
        if (why instanceof Failure.StatementFailed failed && !failed.statement().isEmpty()) {
            failedStatement(failed);
        }
        back.requestFocus();
    }

    private void failedStatement(Failure.StatementFailed failed) {
        sqlTitle.setText(messages.text("run.statement.failed"));
        sql.show(List.of(failed.statement()));
        sql.describe(messages.text("run.statement.failed"));
        shown(sqlBox, true);
        if (failed.position() > 0) {
            marked.setText(messages.text("run.statement.position", failed.position(), around(failed)));
            shown(marked, true);
        }
    }

    /** The words of the statement at the place that the database named. */
    private static String around(Failure.StatementFailed failed) {
        String text = failed.statement();
        int from = Math.min(failed.position() - 1, Math.max(0, text.length() - 1));
        String rest = text.substring(from).lines().findFirst().orElse("");
        return rest.length() > AROUND ? rest.substring(0, AROUND) + "…" : rest;
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void planAgain() {
        model.planAgain();
    }

    @FXML
    private void back() {
        model.back();
    }

    @FXML
    private void copyDetails() {
        Clip.copy(model.details());
    }
}

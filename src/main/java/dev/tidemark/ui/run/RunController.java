package dev.tidemark.ui.run;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.control.SqlView;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A run on screen, and its result. */
public final class RunController {
    private static final Duration TICK = Duration.millis(100);
    private static final int AROUND = 48;

    private final RunViewModel model;
    private final Messages messages;
    private final RunWords words;
    private final Timeline clock = new Timeline();

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
    private ListView<String> log;

    @FXML
    private HBox cancels;

    @FXML
    private Button cancelAfter;

    @FXML
    private Button cancelNow;

    @FXML
    private Label wish;

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
        log.setItems(model.log());
        model.log().subscribe(() -> log.scrollTo(model.log().size() - 1));
        progress.progressProperty().bind(model.progressProperty());
        elapsed.textProperty().bind(model.elapsedProperty());
        model.statementProperty().subscribe(this::statement);
        model.wishProperty().subscribe(this::wished);
        model.outcomeProperty().subscribe(this::show);
        clock.getKeyFrames().add(new KeyFrame(TICK, event -> model.tick()));
        clock.setCycleCount(Animation.INDEFINITE);
        if (model.running()) {
            clock.play();
        }
    }

    /** Puts the focus on what can be done now. */
    public void focus() {
        (model.running() ? cancelAfter : back).requestFocus();
    }

    private void statement(String text) {
        if (!text.isEmpty()) {
            sqlTitle.setText(messages.text("run.statement"));
            sql.show(List.of(text));
            sql.describe(messages.text("run.statement"));
        }
        shown(sqlBox, !text.isEmpty());
    }

    private void wished(CancelToken.Wish now) {
        cancelAfter.setDisable(now != CancelToken.Wish.NONE);
        cancelNow.setDisable(now == CancelToken.Wish.NOW);
        wish.setText(now == CancelToken.Wish.NONE ? "" : messages.text("run.wish." + now.name()));
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
        clock.stop();
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
    private void cancelAfter() {
        model.cancelAfterRevision();
    }

    @FXML
    private void cancelNow() {
        model.cancelNow();
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

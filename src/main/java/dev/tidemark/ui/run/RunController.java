package dev.tidemark.ui.run;

import dev.tidemark.ui.control.SqlView;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** A run on screen, while it goes on. */
public final class RunController {
    private final RunViewModel model;
    private final Messages messages;

    @FXML
    private Label title;

    @FXML
    private Label state;

    @FXML
    private Label elapsed;

    @FXML
    private Label trial;

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
    private BlockedView blocked;

    @FXML
    private LogView log;

    @FXML
    private CancelBar cancels;

    /** With the run. */
    public RunController(RunViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        RunWords words = new RunWords(messages);
        title.setText(words.going(model.order()));
        state.setText(words.state(model.order()));
        trial.setVisible(model.order().isTrial());
        trial.setManaged(model.order().isTrial());
        steps.setItems(model.steps());
        steps.setCellFactory(view -> new StepCell(messages));
        log.show(model.live().log(), messages);
        blocked.show(model.live(), messages);
        cancels.show(model, messages);
        progress.progressProperty().bind(model.live().progressProperty());
        elapsed.textProperty().bind(model.live().elapsedProperty());
        sqlTitle.textProperty().bind(model.live().nowProperty());
        model.live().statementProperty().subscribe(this::statement);
    }

    /** Puts the focus on what stops it. */
    public void focus() {
        Node first = cancels.first();
        (first == null ? steps : first).requestFocus();
    }

    private void statement(String text) {
        if (!text.isEmpty()) {
            sql.show(List.of(text));
            sql.describe(messages.text("run.statement"));
        }
        sqlBox.setVisible(!text.isEmpty());
        sqlBox.setManaged(!text.isEmpty());
    }
}

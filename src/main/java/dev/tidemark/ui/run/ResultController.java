package dev.tidemark.ui.run;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.domain.plan.Direction;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.FailureText;
import dev.tidemark.ui.control.SqlView;
import dev.tidemark.ui.run.ResultViewModel.Way;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The end of a run on screen. */
public final class ResultController {
    private final ResultViewModel model;
    private final Messages messages;
    private final RunWords words;
    private final PathChooser chooser;
    private Button first = new Button();

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
    private ListView<RunStep> steps;

    @FXML
    private VBox failure;

    @FXML
    private VBox sqlBox;

    @FXML
    private HBox sqlHead;

    @FXML
    private SqlView sql;

    @FXML
    private Label marked;

    @FXML
    private LogView log;

    @FXML
    private TimingsView timings;

    @FXML
    private Label saved;

    @FXML
    private MenuButton report;

    @FXML
    private FlowPane next;

    @FXML
    private CheckMenuItem withRows;

    /** With the end of a run, and what chooses files. */
    public ResultController(ResultViewModel model, Messages messages, PathChooser chooser) {
        this.model = model;
        this.messages = messages;
        this.words = new RunWords(messages);
        this.chooser = chooser;
    }

    @FXML
    private void initialize() {
        ResultViewModel.Ended ended = model.ended();
        RunOutcome outcome = ended.outcome();
        title.setText(words.ended(ended.order(), outcome));
        state.setText(model.committedWords());
        elapsed.setText(model.elapsed());
        icon.setIconLiteral(switch (outcome.result()) {
            case COMPLETED -> "mdal-check_circle";
            case FAILED -> "mdal-error";
            case REFUSED -> "mdal-block";
            case CANCELLED -> "mdmz-pause_circle_outline";
        });
        head.pseudoClassStateChanged(PseudoClass.getPseudoClass(outcome.result().word()), true);
        steps.getItems().setAll(ended.steps());
        steps.setCellFactory(view -> new StepCell(messages));
        ended.steps().stream().filter(s -> s.progress() == RunStep.Progress.FAILED).findFirst().ifPresent(step -> {
            steps.getSelectionModel().select(step);
            steps.scrollTo(Math.max(0, ended.steps().indexOf(step) - 2));
        });
        log.show(FXCollections.observableArrayList(ended.told().log()), messages);
        timings(ended);
        shown(report, !ended.order().isTrial());
        saved.textProperty().bind(model.savedProperty());
        saved.textProperty().subscribe(text -> shown(saved, !text.isEmpty()));
        explain(outcome.failure(), outcome.result());
        statement(model.failedStatement());
        model.ways().forEach(this::way);
    }

    /** The log and the timings take turns; after a trial the timings are what it was for. */
    private void timings(ResultViewModel.Ended ended) {
        timings.show(ended.told().timings(), messages);
        log.add(turn("showTimings", "run.timings.show", true));
        timings.add(turn("showLog", "run.log.show", false));
        boolean any = !ended.told().timings().isEmpty();
        turn(ended.order().isTrial() && any);
    }

    private Button turn(String id, String key, boolean toTimings) {
        Button button = new Button(messages.text(key));
        button.setId(id);
        button.getStyleClass().addAll("flat", "small");
        button.setTooltip(new Tooltip(messages.text(key + ".tip")));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> turn(toTimings));
        return button;
    }

    private void turn(boolean toTimings) {
        shown(timings, toTimings);
        shown(log, !toTimings);
    }

    /** Puts the focus on the likeliest next step. */
    public void focus() {
        first.requestFocus();
    }

    private void way(Way way) {
        String key = "result." + way.name().toLowerCase(Locale.ROOT).replace('_', '.');
        Button button = new Button(messages.text(way == Way.UNDO ? undo() : key));
        button.setId(way.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        button.setTooltip(new Tooltip(messages.text(key + ".tip")));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> model.go(way));
        List<Way> ways = model.ways();
        Way likeliest = Stream.of(Way.RECOVER, Way.TO_PLAN, Way.RETRY, Way.PLAN_AGAIN)
                .filter(ways::contains)
                .findFirst()
                .orElse(Way.BACK);
        if (way == likeliest) {
            button.getStyleClass().add("accent");
            first = button;
        }
        if (way == Way.FILE && model.failedStatement() != null) {
            button.getStyleClass().add("small");
            sqlHead.getChildren().add(button);
        } else {
            next.getChildren().add(button);
        }
    }

    private String undo() {
        if (model.ended().plan().direction() == Direction.STAMP) {
            return "result.undo.stamp";
        }
        return model.ended().outcome().result() == Result.COMPLETED ? "result.undo" : "result.undo.part";
    }

    private void explain(@Nullable Failure why, Result result) {
        shown(failure, why != null);
        if (why == null) {
            return;
        }
        failure.getStyleClass().add(result == Result.FAILED ? "result-failed" : "result-stopped");
        FailureText text = new FailureText(messages);
        line(text.what(why), "failure-what");
        if (why instanceof Failure.StatementFailed failed) {
            failed.details().forEach(detail -> line(detail, "failure-detail"));
            if (failed.sqlState() != null) {
                line(messages.text("result.sqlState", failed.sqlState()), "failure-detail");
            }
        }
        line(model.thereAlready() ? messages.text("result.thereAlready") : text.advice(why), "failure-advice");
    }

    private void line(String text, String style) {
        if (!text.isEmpty()) {
            Label label = new Label(text);
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
            label.getStyleClass().add(style);
            failure.getChildren().add(label);
        }
    }

    private void statement(Failure.@Nullable StatementFailed failed) {
        shown(sqlBox, failed != null);
        shown(marked, failed != null && failed.position() > 0);
        if (failed != null) {
            sql.showFailed(failed.statement(), failed.position());
            sql.describe(messages.text("run.statement.failed"));
            marked.setText(messages.text("result.position", failed.position()));
        }
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void copyDetails() {
        Clip.copy(model.details());
    }

    @FXML
    private void saveHtml() {
        save("run-report.html");
    }

    @FXML
    private void saveJson() {
        save("run-report.json");
    }

    private void save(String name) {
        @Nullable
        Path file = chooser.save(messages.text("result.report"), null, name);
        if (file != null) {
            model.saveReport(file, withRows.isSelected());
        }
    }
}

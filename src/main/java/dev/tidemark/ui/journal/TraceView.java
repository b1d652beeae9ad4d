package dev.tidemark.ui.journal;

import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.recovery.SentStatement;
import dev.tidemark.domain.recovery.SentStatement.Fate;
import dev.tidemark.domain.recovery.StepTrace;
import dev.tidemark.domain.sql.SqlToken;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.SqlFlow;
import dev.tidemark.ui.control.SqlScript;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.control.WrappedCell;
import dev.tidemark.ui.view.Messages;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The steps and statements of a run, each with what came of it and how long it took; any number of them. */
final class TraceView extends StackPane {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final PseudoClass COMMITTED = PseudoClass.getPseudoClass("committed");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final ListView<TraceLine> list = new ListView<>();
    private final Messages messages;
    private String text = "";

    TraceView(Messages messages) {
        this.messages = messages;
        getStyleClass().addAll("sql-view", "trace-view");
        setId("trace");
        list.getStyleClass().add("sql-list");
        list.setAccessibleText(messages.text("runlog.trace"));
        list.setCellFactory(view -> new LineCell());
        list.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                Clip.copy(text);
                event.consume();
            }
        });
        getChildren().add(list);
    }

    /** Shows what {@code entry} did. */
    void show(Journal.Entry entry) {
        text = SqlScript.of(entry.statements());
        list.getItems().setAll(TraceLine.of(entry));
    }

    private final class LineCell extends WrappedCell<TraceLine> {
        private final SqlFlow flow = new SqlFlow();
        private final FontIcon icon = new FontIcon("mdal-info");
        private final Label title = new Label();
        private final Label outcome = new Label();
        private final HBox step = new HBox(icon, title, outcome);
        private final Label fate = new Label();
        private final HBox sql = new HBox(flow, fate);

        LineCell() {
            getStyleClass().add("trace-cell");
            step.getStyleClass().add("trace-step");
            title.getStyleClass().add("trace-title");
            title.setMinWidth(0);
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            outcome.getStyleClass().add("sub-text");
            outcome.setMinWidth(USE_PREF_SIZE);
            sql.getStyleClass().add("trace-sql");
            flow.setMinWidth(0);
            HBox.setHgrow(flow, Priority.ALWAYS);
            fate.getStyleClass().addAll("sub-text", "trace-fate");
            fate.setMinWidth(USE_PREF_SIZE);
            sql.setAlignment(Pos.TOP_LEFT);
        }

        @Override
        protected Region content() {
            return getItem() instanceof TraceLine.Step ? step : sql;
        }

        @Override
        protected void updateItem(@Nullable TraceLine line, boolean empty) {
            super.updateItem(line, empty);
            switch (empty ? null : line) {
                case null -> setGraphic(null);
                case TraceLine.Step head -> {
                    show(head.trace());
                    setGraphic(step);
                }
                case TraceLine.Sql part -> {
                    flow.show(part.tokens());
                    show(part.statement());
                    String spoken = part.tokens().stream().map(SqlToken::text).collect(Collectors.joining());
                    setAccessibleText((spoken + " " + fate.getText()).strip());
                    setGraphic(sql);
                }
            }
        }

        private void show(StepTrace trace) {
            boolean failed = trace.statements().stream().anyMatch(s -> s.fate() == Fate.FAILED);
            String kind = "plan.kind." + trace.kind();
            String verb = messages.bundle().containsKey(kind) ? messages.text(kind) : trace.kind();
            title.setText(trace.revision() == null
                    ? messages.text("runlog.trace.own")
                    : messages.text("runlog.trace.step", verb, trace.revision().id()));
            outcome.setText(trace.committed()
                    ? messages.text("runlog.trace.committed", Times.duration(trace.milliseconds()))
                    : messages.text(failed ? "runlog.trace.failed" : "runlog.trace.open"));
            icon.setIconLiteral(
                    trace.committed() ? "mdal-check_circle" : failed ? "mdal-error" : "mdmz-priority_high");
            step.pseudoClassStateChanged(COMMITTED, trace.committed());
            step.pseudoClassStateChanged(FAILED, !trace.committed());
            setAccessibleText(title.getText() + ", " + outcome.getText());
        }

        private void show(@Nullable SentStatement statement) {
            boolean failed = statement != null && statement.fate() == Fate.FAILED;
            fate.pseudoClassStateChanged(FAILED, failed);
            fate.setText(statement == null
                    ? ""
                    : switch (statement.fate()) {
                        case ENDED -> Times.duration(statement.milliseconds());
                        case FAILED -> messages.text(
                                "runlog.fate.failed", Times.duration(statement.milliseconds()));
                        case UNKNOWN -> "";
                    });
        }
    }
}

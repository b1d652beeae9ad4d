package dev.tidemark.ui.journal;

import dev.tidemark.application.port.Journal;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.journal.RunLogViewModel.Period;
import dev.tidemark.ui.journal.RunLogViewModel.State;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The run log on screen: a table of runs, and the one that is selected. */
public final class RunLogController {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SEARCH = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final RunLogViewModel model;
    private final Messages messages;
    private final PathChooser chooser;

    @FXML
    private VBox root;

    @FXML
    private Label count;

    @FXML
    private TextField query;

    @FXML
    private ComboBox<String> database;

    @FXML
    private ComboBox<String> outcome;

    @FXML
    private ComboBox<Period> period;

    @FXML
    private ProgressBar reading;

    @FXML
    private StackPane body;

    @FXML
    private Node filled;

    @FXML
    private TableView<RunLogRow> table;

    @FXML
    private VBox empty;

    @FXML
    private Label emptyTitle;

    @FXML
    private Label emptyText;

    @FXML
    private Button showAll;

    @FXML
    private VBox detail;

    @FXML
    private Label detailTitle;

    @FXML
    private Label detailFacts;

    @FXML
    private Label detailMessage;

    @FXML
    private Button recover;

    @FXML
    private Label committed;

    @FXML
    private StackPane trace;

    @FXML
    private Label saved;

    @FXML
    private Node export;

    @FXML
    private MenuItem selectedHtml;

    @FXML
    private MenuItem selectedJson;

    private @Nullable TraceView traces;

    /** With the run log, and what chooses files. */
    public RunLogController(RunLogViewModel model, Messages messages, PathChooser chooser) {
        this.model = model;
        this.messages = messages;
        this.chooser = chooser;
    }

    @FXML
    private void initialize() {
        columns();
        traces = new TraceView(messages);
        trace.getChildren().add(traces);
        SortedList<RunLogRow> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().selectedItemProperty().subscribe(this::detail);
        table.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        query.textProperty().bindBidirectional(model.queryProperty());
        choice(database, model.databases(), model.databaseProperty(), "runlog.database.all", name -> name);
        choice(outcome, model.outcomes(), model.outcomeProperty(), "runlog.outcome.all", model::words);
        period.getItems().setAll(Period.values());
        period.setConverter(converter(p -> messages.text("runlog.period." + p.name())));
        period.valueProperty().bindBidirectional(model.periodProperty());
        saved.textProperty().bind(model.savedProperty());
        saved.textProperty().subscribe(text -> shown(saved, !text.isEmpty()));
        model.rows().subscribe(this::show);
        model.stateProperty().subscribe(state -> show());
    }

    /** Puts the focus on the runs. */
    public void focus() {
        (table.isVisible() ? table : query).requestFocus();
    }

    /** Puts the focus into the search field. */
    public void search() {
        query.requestFocus();
        query.selectAll();
    }

    private void key(KeyEvent event) {
        if (SEARCH.match(event)) {
            search();
        } else if (event.getCode() == KeyCode.ESCAPE && !query.getText().isEmpty()) {
            query.clear();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            model.back();
        } else {
            return;
        }
        event.consume();
    }

    private void columns() {
        TableColumn<RunLogRow, LocalDateTime> when = column("when", 130, RunLogRow::when);
        when.setCellFactory(c -> new RunLogCells.Text<>(time -> Times.dayAndTime(time)));
        when.setSortType(TableColumn.SortType.DESCENDING);
        TableColumn<RunLogRow, String> how = column("outcome", 120, r -> r.entry().outcome());
        how.setCellFactory(c -> new RunLogCells.Outcome(model));
        TableColumn<RunLogRow, Integer> revisions = column("revisions", 80, r -> r.entry().steps().size());
        revisions.setCellFactory(c -> new RunLogCells.Amount<>(String::valueOf));
        TableColumn<RunLogRow, Long> took = column("took", 80, r -> r.entry().milliseconds());
        took.setCellFactory(c -> new RunLogCells.Amount<>(ms -> ms == 0 ? "" : Times.duration(ms)));
        table.getColumns().add(when);
        table.getColumns().add(column("what", 170, RunLogRow::request));
        table.getColumns().add(how);
        table.getColumns().add(column("database", 130, RunLogRow::database));
        table.getColumns().add(revisions);
        table.getColumns().add(took);
        table.getColumns().add(column("who", 90, r -> r.entry().person()));
        new ColumnMemory(model.preferences(), "runlog").follow(table);
        if (table.getSortOrder().isEmpty()) {
            table.getSortOrder().add(when);
        }
    }

    private <T> TableColumn<RunLogRow, T> column(String id, double width, Function<RunLogRow, T> value) {
        TableColumn<RunLogRow, T> column = new TableColumn<>(messages.text("runlog.column." + id));
        column.setId(id);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> fixed(value.apply(row.getValue())));
        return column;
    }

    private static <T> ObservableValue<T> fixed(T value) {
        return new SimpleObjectProperty<>(value);
    }

    private void choice(
            ComboBox<String> box, ObservableList<String> values, Property<String> chosen, String allKey,
            Function<String, String> words) {
        Runnable fill = () -> {
            String before = chosen.getValue();
            box.getItems().setAll("");
            box.getItems().addAll(values);
            box.setValue(before);
        };
        box.setConverter(converter(text -> text.isEmpty() ? messages.text(allKey) : words.apply(text)));
        values.subscribe(fill);
        fill.run();
        box.valueProperty().subscribe(value -> {
            if (value != null) {
                chosen.setValue(value);
            }
        });
        chosen.subscribe(box::setValue);
    }

    private static <T> StringConverter<T> converter(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        };
    }

    private void show() {
        State state = model.stateProperty().get();
        boolean some = !model.rows().isEmpty();
        body.getChildren().removeIf(FailurePanel.class::isInstance);
        var failure = model.failureProperty().get();
        if (state == State.FAILED && failure != null) {
            Button again = new Button(messages.text("try.again"));
            again.setOnAction(event -> model.read());
            body.getChildren().add(new FailurePanel(messages, failure).with(again));
        }
        reading.setVisible(state == State.LOADING);
        filled.setVisible(some && state != State.FAILED);
        empty.setVisible(!some && state != State.FAILED);
        export.setDisable(!some);
        count.setText(messages.text(
                model.rows().size() == model.count() ? "runlog.count" : "runlog.count.some", model.rows().size(),
                model.count()));
        String what = state == State.LOADING ? "loading" : model.count() > 0 ? "filtered" : "nothing";
        emptyTitle.setText(messages.text("runlog.empty." + what));
        emptyText.setText(messages.text("runlog.empty." + what + ".text"));
        showAll.setVisible("filtered".equals(what));
        if (some && table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
        detail(table.getSelectionModel().getSelectedItem());
    }

    private void detail(@Nullable RunLogRow row) {
        detail.setVisible(row != null);
        boolean one = row != null;
        selectedHtml.setDisable(!one);
        selectedJson.setDisable(!one);
        if (row == null) {
            return;
        }
        Journal.Entry entry = row.entry();
        RunLogWords words = new RunLogWords(messages);
        detailTitle.setText(words.title(row, model.words(entry.outcome())));
        detailFacts.setText(words.facts(row));
        String message = words.message(entry, model.leadsToRecovery(row));
        detailMessage.setText(message);
        shown(detailMessage, !message.isEmpty());
        shown(recover, model.leadsToRecovery(row));
        committed.setText(messages.text("runlog.committed", entry.steps().size()));
        if (traces != null) {
            traces.show(entry);
        }
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private List<RunLogRow> selected() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    @FXML
    private void copy() {
        Clip.copy(model.table(selected()));
    }

    @FXML
    private void recover() {
        RunLogRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.recover(row);
        }
    }

    @FXML
    private void back() {
        model.back();
    }

    @FXML
    private void showAll() {
        model.clearFilter();
    }

    @FXML
    private void read() {
        model.read();
    }

    @FXML
    private void allHtml() {
        export(List.copyOf(table.getItems()), "run-log.html");
    }

    @FXML
    private void allJson() {
        export(List.copyOf(table.getItems()), "run-log.json");
    }

    @FXML
    private void selectedHtml() {
        export(selected(), "run.html");
    }

    @FXML
    private void selectedJson() {
        export(selected(), "run.json");
    }

    private void export(List<RunLogRow> rows, String name) {
        @Nullable
        Path file = chooser.save(messages.text("runlog.export"), null, name);
        if (file != null) {
            model.export(rows, file);
        }
    }
}

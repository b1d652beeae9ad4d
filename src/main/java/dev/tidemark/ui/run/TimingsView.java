package dev.tidemark.ui.run;

import dev.tidemark.domain.sql.Redactor;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Shortcut;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** How long each statement took: sortable, the slowest marked, and copied as lines that a spreadsheet takes. */
public final class TimingsView extends VBox {
    private static final int MOST_SHOWN = 300;
    private static final long WORTH_MARKING = 10;

    private final Label title = new Label();
    private final Label sum = new Label();
    private final Button copy = new Button();
    private final HBox head;
    private final ObservableList<RunTiming> timings = FXCollections.observableArrayList();
    private final TableView<RunTiming> table = new TableView<>();
    private @Nullable RunTiming slowest;

    /** Empty; see {@link #show}. */
    public TimingsView() {
        setId("timings");
        getStyleClass().addAll("log-view", "timings");
        title.getStyleClass().add("section");
        title.setMinWidth(USE_PREF_SIZE);
        sum.setId("timingsSum");
        sum.getStyleClass().add("sub-text");
        copy.setId("copyTimings");
        copy.setGraphic(new FontIcon("mdal-content_copy"));
        copy.getStyleClass().addAll("flat", "button-icon", "small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head = new HBox(title, sum, gap, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("log-head");
        table.setId("timingsTable");
        table.getStyleClass().add("dense");
        table.setMinHeight(0);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head, table);
    }

    /** Puts {@code button} into the head. */
    void add(Button button) {
        head.getChildren().add(head.getChildren().size() - 1, button);
    }

    /** Shows {@code all}, in the order in which they were sent. */
    void show(List<RunTiming> all, Messages messages) {
        title.setText(messages.text("run.timings"));
        table.setAccessibleText(messages.text("run.timings"));
        copy.setAccessibleText(messages.text("run.timings.copy"));
        copy.setTooltip(new Tooltip(messages.text("run.timings.copy")));
        copy.setOnAction(event -> Clip.copy(text(table.getItems(), messages)));
        table.setPlaceholder(new Label(messages.text("run.timings.none")));
        timings.setAll(all);
        slowest = all.stream()
                .max(Comparator.comparingLong(RunTiming::milliseconds))
                .filter(timing -> all.size() > 1 && timing.milliseconds() >= WORTH_MARKING)
                .orElse(null);
        columns(messages);
        SortedList<RunTiming> sorted = new SortedList<>(timings);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setOnKeyPressed(event -> {
            if (Shortcut.COPY.matches(event)) {
                Clip.copy(text(table.getSelectionModel().getSelectedItems(), messages));
                event.consume();
            }
        });
        long total = all.stream().mapToLong(RunTiming::milliseconds).sum();
        sum.setText(messages.text("run.timings.sum", all.size(), Times.duration(total)));
    }

    private void columns(Messages messages) {
        TableColumn<RunTiming, Integer> step = column("step", 66, RunTiming::number, messages);
        TableColumn<RunTiming, String> revision = column("revision", 140, t -> t.step().revision().id(), messages);
        TableColumn<RunTiming, Long> took = column("took", 200, RunTiming::milliseconds, messages);
        took.setCellFactory(each -> new Took(messages));
        TableColumn<RunTiming, String> sql = column("statement", 300, TimingsView::line, messages);
        sql.setCellFactory(each -> new Sql(messages));
        table.getColumns().setAll(List.of(step, revision, took, sql));
    }

    private static <T> TableColumn<RunTiming, T> column(
            String id, double width, Function<RunTiming, T> value, Messages messages) {
        TableColumn<RunTiming, T> column = new TableColumn<>(messages.text("run.timings." + id));
        column.setId(id);
        column.setPrefWidth(width);
        column.setMinWidth("took".equals(id) ? width : Math.min(width, 60));
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
        return column;
    }

    private static String line(RunTiming timing) {
        String line = Redactor.sql(timing.sql()).replaceAll("\\s+", " ").strip();
        return line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "…" : line;
    }

    private static String text(List<RunTiming> rows, Messages messages) {
        return rows.stream()
                .map(t -> String.join(
                        "\t", String.valueOf(t.number()), t.step().revision().toString(),
                        String.valueOf(t.milliseconds()), line(t)))
                .collect(Collectors.joining("\n", messages.text("run.timings.head") + "\n", ""));
    }

    /** How long; the slowest in words as well. */
    private final class Took extends TableCell<RunTiming, Long> {
        private final Messages messages;

        Took(Messages messages) {
            this.messages = messages;
            getStyleClass().add("took-cell");
        }

        @Override
        protected void updateItem(@Nullable Long milliseconds, boolean empty) {
            super.updateItem(milliseconds, empty);
            RunTiming row = empty ? null : getTableRow().getItem();
            boolean most = row != null && row == slowest;
            getStyleClass().remove("slowest");
            if (most) {
                getStyleClass().add("slowest");
            }
            setGraphic(most ? new FontIcon("mdal-hourglass_full") : null);
            String took = milliseconds == null || empty ? null : Times.duration(milliseconds);
            setText(took == null || !most ? took : messages.text("run.timings.slowest", took));
        }
    }

    /** A statement in one line, whole in its tooltip; marked where it failed or is of the history row. */
    private static final class Sql extends TableCell<RunTiming, String> {
        private final Messages messages;

        Sql(Messages messages) {
            this.messages = messages;
            getStyleClass().add("timing-sql");
        }

        @Override
        protected void updateItem(@Nullable String line, boolean empty) {
            super.updateItem(line, empty);
            RunTiming row = empty ? null : getTableRow().getItem();
            setText(empty ? null : line);
            setTooltip(empty || line == null ? null : new Tooltip(line));
            setGraphic(row == null || row.well() ? null : failed());
            setOpacity(row != null && row.history() ? 0.8 : 1);
        }

        private Label failed() {
            Label badge = new Label(messages.text("run.step.FAILED"));
            badge.getStyleClass().addAll("badge", "timing-failed");
            return badge;
        }
    }
}

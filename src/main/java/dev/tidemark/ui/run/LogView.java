package dev.tidemark.ui.run;

import atlantafx.base.controls.CustomTextField;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.view.Messages;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.event.ActionEvent;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a run says. Follows its end unless somebody scrolled up; can be searched, and its lines copied. */
public final class LogView extends VBox {
    private static final double SEARCH_WIDTH = 200;

    private final Label title = new Label();
    private final CustomTextField search = new CustomTextField();
    private final Button end = new Button();
    private final Button copy = new Button();
    private final HBox head;
    private final ListView<String> list = new ListView<>();
    private final Runnable afterLayout = this::afterLayout;
    private boolean following = true;
    private boolean awaiting;

    /** Empty; see {@link #show}. */
    public LogView() {
        title.getStyleClass().add("section");
        search.setLeft(new FontIcon("mdmz-search"));
        search.setPrefWidth(SEARCH_WIDTH);
        search.setMinWidth(0);
        search.setId("searchLog");
        search.getStyleClass().add("small");
        end.setGraphic(new FontIcon("mdmz-vertical_align_bottom"));
        end.setId("logEnd");
        copy.setGraphic(new FontIcon("mdal-content_copy"));
        copy.setId("copyLog");
        for (Button button : new Button[]{end, copy}) {
            button.getStyleClass().addAll("flat", "button-icon", "small");
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head = new HBox(title, gap, search, end, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("log-head");
        list.getStyleClass().add("log");
        list.setCellFactory(view -> new Line());
        list.heightProperty().subscribe(this::keepEnd);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setMinHeight(0);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, list);
        getStyleClass().add("log-view");
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.addEventFilter(ScrollEvent.SCROLL, event -> scrolled(event.getDeltaY() > 0));
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> scrolled(!atEnd()));
        search.setOnAction(this::next);
        end.setOnAction(event -> toEnd());
        copy.setOnAction(event -> Clip.copy(String.join("\n", list.getItems())));
        end.setVisible(false);
    }

    /** Puts {@code button} into the head. */
    void add(Button button) {
        head.getChildren().add(head.getChildren().size() - 2, button);
    }

    /** Shows {@code lines} from now on. */
    void show(ObservableList<String> lines, Messages messages) {
        title.setText(messages.text("run.log"));
        list.setAccessibleText(messages.text("run.log"));
        list.setItems(lines);
        name(search, messages.text("run.log.search"));
        search.setPromptText(messages.text("run.log.search"));
        search.setTooltip(new Tooltip(messages.text("run.log.search.tip")));
        name(end, messages.text("run.log.end"));
        end.setTooltip(new Tooltip(messages.text("run.log.end")));
        name(copy, messages.text("run.copy.tip"));
        copy.setTooltip(new Tooltip(messages.text("run.copy.tip")));
        lines.addListener((ListChangeListener<String>) change -> keepEnd());
        keepEnd();
    }

    /** A line that is longer than the list is wide ends in dots, and is whole in its tooltip and when copied. */
    private static final class Line extends ListCell<String> {
        private static final int LONG = 60;

        Line() {
            getStyleClass().add("value");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable String line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty ? null : line);
            setTooltip(empty || line == null || line.length() < LONG ? null : new Tooltip(line));
        }
    }

    /** Now, and once more when the list has been laid out: it keeps its top, not its end, where its height changes. */
    private void keepEnd() {
        scrollToEnd();
        Scene scene = getScene();
        if (scene != null && !awaiting) {
            awaiting = true;
            scene.addPostLayoutPulseListener(afterLayout);
        }
    }

    private void afterLayout() {
        awaiting = false;
        Scene scene = getScene();
        if (scene != null) {
            scene.removePostLayoutPulseListener(afterLayout);
        }
        scrollToEnd();
    }

    private void scrollToEnd() {
        if (following && !list.getItems().isEmpty()) {
            list.scrollTo(list.getItems().size() - 1);
        }
    }

    private static void name(Node node, String text) {
        node.setAccessibleText(text);
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            Clip.copy(String.join("\n", list.getSelectionModel().getSelectedItems()));
            event.consume();
        } else if (event.getCode() == KeyCode.END) {
            toEnd();
        } else if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.PAGE_UP
                || event.getCode() == KeyCode.HOME) {
            scrolled(true);
        }
    }

    private void scrolled(boolean up) {
        following = !up && atEnd();
        end.setVisible(!following);
    }

    private boolean atEnd() {
        for (Node node : list.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL && bar.isVisible()) {
                return bar.getValue() >= bar.getMax();
            }
        }
        return true;
    }

    private void toEnd() {
        following = true;
        end.setVisible(false);
        list.scrollTo(list.getItems().size() - 1);
    }

    /** Selects the next line that contains what is searched, from the top again after the last. */
    private void next(ActionEvent event) {
        String wanted = search.getText().toLowerCase(Locale.ROOT);
        int size = list.getItems().size();
        int from = list.getSelectionModel().getSelectedIndex();
        for (int i = 1; i <= size && !wanted.isEmpty(); i++) {
            int at = (from + i) % size;
            if (list.getItems().get(at).toLowerCase(Locale.ROOT).contains(wanted)) {
                list.getSelectionModel().clearAndSelect(at);
                list.scrollTo(Math.max(0, at - 2));
                scrolled(true);
                return;
            }
        }
        list.getSelectionModel().clearSelection();
    }
}

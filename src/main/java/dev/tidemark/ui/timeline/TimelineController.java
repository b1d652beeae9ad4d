package dev.tidemark.ui.timeline;

import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.control.Late;
import dev.tidemark.ui.view.Messages;
import javafx.fxml.FXML;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The centre of the window: search, filter, and the rows. */
public final class TimelineController {
    private static final KeyCombination MENU = new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN);
    private static final double MENU_INDENT = 50;
    private static final int ROWS_ABOVE = 4;
    private static final int FIRST_PAGE = 9;

    private final TimelineViewModel model;
    private final Messages messages;
    private final Runnable showSql;
    private final ContextMenu menu = new ContextMenu();

    private Late late = new Late();

    @FXML
    private TextField search;

    @FXML
    private ToggleGroup modes;

    @FXML
    private ToggleButton all;

    @FXML
    private ToggleButton pending;

    @FXML
    private ToggleButton problems;

    @FXML
    private Label count;

    @FXML
    private StackPane body;

    @FXML
    private ListView<TimelineRow> list;

    @FXML
    private VBox empty;

    @FXML
    private Label emptyTitle;

    @FXML
    private Label emptyText;

    @FXML
    private Button showAll;

    /** With what it shows, and what takes the focus to the selected revision's SQL. */
    public TimelineController(TimelineViewModel model, Messages messages, Runnable showSql) {
        this.model = model;
        this.messages = messages;
        this.showSql = showSql;
    }

    @FXML
    private void initialize() {
        late = new Late(empty);
        search.textProperty().bindBidirectional(model.textProperty());
        all.setUserData(TimelineFilter.Mode.ALL);
        pending.setUserData(TimelineFilter.Mode.PENDING);
        problems.setUserData(TimelineFilter.Mode.PROBLEMS);
        modes.selectedToggleProperty().subscribe((before, now) -> chosen(before, now));
        model.modeProperty().subscribe(mode -> modes.getToggles().stream()
                .filter(t -> t.getUserData() == mode)
                .forEach(modes::selectToggle));
        list.setItems(model.rows());
        list.setCellFactory(view -> new TimelineCell(messages));
        list.getSelectionModel().selectedItemProperty().subscribe(this::selected);
        list.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> fillMenu());
        list.setContextMenu(menu);
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                showSql.run();
                event.consume();
            } else if (MENU.match(event) || event.getCode() == KeyCode.CONTEXT_MENU) {
                showMenu();
                event.consume();
            }
        });
        model.selectedProperty().subscribe(entry -> select());
        model.rows().subscribe(this::changed);
        model.stateProperty().subscribe(state -> changed());
        model.failureProperty().subscribe(failure -> changed());
    }

    /** Puts the focus into the search field. */
    public void search() {
        search.requestFocus();
        search.selectAll();
    }

    /** Puts the focus on the rows. */
    public void focus() {
        list.requestFocus();
    }

    @FXML
    private void showAll() {
        model.clearFilter();
    }

    private void chosen(@Nullable Toggle before, @Nullable Toggle now) {
        if (now == null && before != null) {
            modes.selectToggle(before);
        } else if (now != null && now.getUserData() instanceof TimelineFilter.Mode mode) {
            model.modeProperty().set(mode);
        }
    }

    private void selected(@Nullable TimelineRow row) {
        if (row instanceof TimelineRow.Item item) {
            model.selectedProperty().set(item.entry());
        }
    }

    /** Follows the model; a head that was clicked loses the selection to the revision that had it. */
    private void select() {
        int index = model.selectedIndex();
        if (index >= 0 && list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
            list.getFocusModel().focus(index);
            reveal(index);
        }
    }

    /** Scrolls only where the row cannot be seen, and then shows some rows above it as well. */
    private void reveal(int index) {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && flow.getLastVisibleCell() != null) {
            boolean seen =
                    index > flow.getFirstVisibleCell().getIndex() && index < flow.getLastVisibleCell().getIndex();
            if (seen && flow.getCellCount() == model.rows().size()) {
                return;
            }
        }
        list.scrollTo(index <= FIRST_PAGE ? 0 : Math.max(0, index - ROWS_ABOVE));
    }

    private void changed() {
        int[] counts = model.counts();
        count.setText(
                messages.text(counts[0] == counts[1] ? "timeline.count" : "timeline.count.some", counts[0], counts[1]));
        body.getChildren().removeIf(FailurePanel.class::isInstance);
        boolean failed = model.stateProperty().get() == TimelineViewModel.State.FAILED;
        boolean loading = model.stateProperty().get() == TimelineViewModel.State.LOADING;
        boolean none = model.rows().isEmpty();
        boolean appears = !list.isVisible() && !failed && !none && !search.isFocused();
        list.setVisible(!failed && !none);
        if (appears) {
            list.requestFocus();
        }
        empty.setVisible(!failed && none);
        late.loading(loading);
        if (failed && model.failureProperty().get() != null) {
            Button again = new Button(messages.text("try.again"));
            again.setOnAction(event -> model.refresh());
            body.getChildren().add(new FailurePanel(messages, model.failureProperty().get()).with(again));
        }
        boolean filtered = counts[1] > 0;
        String what = loading ? "loading" : filtered ? "filtered" : "nothing";
        emptyTitle.setText(messages.text("timeline.empty." + what));
        emptyText.setText(loading ? "" : messages.text("timeline.empty." + what + ".text"));
        showAll.setVisible(filtered && !loading);
        select();
    }

    /** At the selected row, for those who use the keyboard. */
    private void showMenu() {
        fillMenu();
        Node at = list.lookupAll(".timeline-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell && cell.isSelected())
                .findFirst()
                .orElse(list);
        menu.show(at, Side.BOTTOM, MENU_INDENT, 0);
    }

    private void fillMenu() {
        menu.getItems().clear();
        for (RevisionAction action : model.actions()) {
            MenuItem item = new MenuItem(messages.text(action.key()));
            item.setOnAction(event -> model.plan(action.request()));
            menu.getItems().add(item);
        }
        TimelineEntry entry = model.selectedProperty().get();
        if (entry != null) {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            MenuItem sql = new MenuItem(messages.text("action.showSql"));
            sql.setOnAction(event -> showSql.run());
            menu.getItems().add(sql);
        }
    }
}

package dev.tidemark.ui.timeline;

import atlantafx.base.controls.Popover;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What can be done with the rows by mouse and keys: select, fold, ask for the menu, mend, move the position. */
final class RowHands implements TimelineCell.Hands {
    private static final KeyCombination MENU = new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN);
    private static final double MENU_INDENT = 50;
    private static final double EXPLANATION = 360;

    private final TimelineViewModel model;
    private final Messages messages;
    private final ListView<TimelineRow> list;
    private final Runnable showSql;
    private final RowsView rows;
    private final RowMenu menu;
    private @Nullable Object shown;
    private @Nullable Object followed;
    private boolean changing;

    RowHands(TimelineViewModel model, Messages messages, ListView<TimelineRow> list, LiftView lift, Runnable showSql) {
        this.model = model;
        this.messages = messages;
        this.list = list;
        this.showSql = showSql;
        rows = new RowsView(list);
        LiftGestures gestures = new LiftGestures(model, list, rows, lift);
        menu = new RowMenu(model, messages, showSql, gestures::lift);
        list.setCellFactory(view -> new TimelineCell(model, messages, this));
        list.getSelectionModel().selectedItemProperty().subscribe(this::selected);
        list.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                event -> menu.filled(list.getSelectionModel().getSelectedItem()));
        list.setContextMenu(menu.menu());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Shows the rows of the model. */
    void show() {
        // The list moves its selection to a neighbour of what goes away, which nobody asked for.
        changing = true;
        rows.show(model.rows());
        changing = false;
    }

    @Override
    public void fold(TimelineRow.Group group) {
        model.fold(group.key(), !group.folded());
    }

    @Override
    public void remedy(TimelineEntry entry, Node at) {
        model.selectedProperty().set(entry);
        Trouble trouble = Trouble.of(entry);
        if (trouble == null) {
            return;
        }
        switch (trouble.remedy()) {
            case SHOW -> showSql.run();
            case APPLY_ONLY -> applyOnly(entry, at);
            case RECOVER -> model.recover();
            case EXPLAIN -> explain(entry.note(), messages.text("advice." + entry.state().word()), at);
        }
    }

    private void applyOnly(TimelineEntry entry, Node at) {
        String readOnly = model.readOnly();
        if (readOnly != null) {
            explain(entry.note(), readOnly, at);
        } else {
            model.actions().stream()
                    .filter(action -> action.key().equals("action.applyOnly"))
                    .findFirst()
                    .ifPresent(action -> model.plan(action.request()));
        }
    }

    private void explain(String note, String then, Node at) {
        Label what = new Label(note);
        Label advice = new Label(then);
        VBox texts = new VBox(what, advice);
        texts.getStyleClass().add("explanation");
        for (Label label : List.of(what, advice)) {
            label.setWrapText(true);
            label.setMaxWidth(EXPLANATION);
        }
        Popover popover = new Popover(texts);
        popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        popover.setAnimated(false);
        popover.show(at);
    }

    private void selected(@Nullable TimelineRow row) {
        if (changing) {
            return;
        }
        if (row instanceof TimelineRow.Item item) {
            shown = item.entry().id();
            model.selectedProperty().set(item.entry());
        } else if (row != null) {
            shown = RowsView.key(row);
        }
    }

    /** Follows the model. A head keeps the selection that a person gave it until another revision is selected. */
    void select() {
        TimelineEntry entry = model.selectedProperty().get();
        Object wanted = entry == null ? null : entry.id();
        boolean other = !Objects.equals(wanted, followed);
        int head = other || shown == null ? -1 : rows.indexOf(shown);
        int index = head >= 0 ? head : rows.indexOf(wanted);
        followed = wanted;
        if (index >= 0 && list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
            list.getFocusModel().focus(index);
        }
        if (index >= 0 && other) {
            rows.reveal(index);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            if (list.getSelectionModel().getSelectedItem() instanceof TimelineRow.Head head) {
                fold(head.group());
            } else {
                showSql.run();
            }
            event.consume();
        } else if (MENU.match(event) || event.getCode() == KeyCode.CONTEXT_MENU) {
            showMenu();
            event.consume();
        } else if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            fold(event.isShiftDown(), event.getCode() == KeyCode.LEFT);
            event.consume();
        }
    }

    /** Left folds a group, or goes from a revision to the head of its group; Right unfolds it. With Shift all of them. */
    private void fold(boolean every, boolean away) {
        TimelineRow row = list.getSelectionModel().getSelectedItem();
        if (every) {
            model.foldAll(away);
        } else if (row instanceof TimelineRow.Head head) {
            model.fold(head.group().key(), away);
        } else if (row instanceof TimelineRow.Item && away) {
            int index = list.getSelectionModel().getSelectedIndex();
            while (index > 0 && !(list.getItems().get(index) instanceof TimelineRow.Head)) {
                index--;
            }
            list.getSelectionModel().clearAndSelect(index);
            list.getFocusModel().focus(index);
            rows.reveal(index);
        }
    }

    /** At the selected row, for those who use the keyboard. */
    private void showMenu() {
        menu.filled(list.getSelectionModel().getSelectedItem());
        Node at = list.lookupAll(".timeline-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell && cell.isSelected())
                .findFirst()
                .orElse(list);
        menu.menu().show(at, Side.BOTTOM, MENU_INDENT, 0);
    }
}

package dev.tidemark.ui.plan;

import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Shortcut;
import java.util.function.IntConsumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The keys of the plan, and its context menu. */
final class PlanKeys {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_STEP =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final ListView<PlanRow> list;
    private final PlanReader reader;
    private final Messages messages;
    private final IntConsumer markInstead;

    /** With what plans to record a step as applied instead of running it. */
    PlanKeys(ListView<PlanRow> list, PlanReader reader, Messages messages, IntConsumer markInstead) {
        this.list = list;
        this.reader = reader;
        this.messages = messages;
        this.markInstead = markInstead;
    }

    /**
     * Where keys lead.
     *
     * @param apply runs it
     * @param back goes back
     * @param search goes to the search field
     * @param how lets a person choose how it runs
     * @param trial tries it
     */
    record Ways(Runnable apply, Runnable back, Runnable search, Runnable how, Runnable trial) {}

    /** Listens on {@code root}; {@code danger} goes to the next dangerous place, or with -1 to the one before. */
    void install(Region root, Ways ways, IntConsumer danger) {
        // A filter, because a list keeps Escape to itself.
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.APPLY.matches(event)) {
                ways.apply().run();
            } else if (Shortcut.FIND.matches(event)) {
                ways.search().run();
            } else if (Shortcut.HOW.matches(event)) {
                ways.how().run();
            } else if (Shortcut.TRIAL.matches(event)) {
                ways.trial().run();
            } else if (event.getCode() == KeyCode.F8) {
                danger.accept(event.isShiftDown() ? -1 : 1);
            } else if (event.getCode() == KeyCode.ESCAPE && !reader.queryProperty().get().isEmpty()) {
                reader.queryProperty().set("");
                list.requestFocus();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                ways.back().run();
            } else {
                return;
            }
            event.consume();
        });
        list.setOnKeyPressed(this::pressed);
        list.setContextMenu(menu());
    }

    private void pressed(KeyEvent event) {
        PlanRow row = row();
        if (COPY_STEP.match(event)) {
            Clip.copy(reader.step(row));
        } else if (COPY.match(event)) {
            Clip.copy(reader.statement(row));
        } else if (event.getCode() == KeyCode.ENTER && row instanceof PlanRow.Remark remark && remark.isThere()) {
            markInstead.accept(row.place().step());
        } else if (row != null && !event.isShortcutDown() && folds(event.getCode(), row)) {
            reopen(row);
        } else {
            return;
        }
        event.consume();
    }

    private static boolean folds(KeyCode key, PlanRow row) {
        boolean press = key == KeyCode.ENTER || key == KeyCode.SPACE;
        return switch (row) {
            case PlanRow.Head head -> press || key == (head.open() ? KeyCode.LEFT : KeyCode.RIGHT);
            case PlanRow.Setup setup -> press || key == (setup.open() ? KeyCode.LEFT : KeyCode.RIGHT);
            case PlanRow.History history -> press || key == (history.open() ? KeyCode.LEFT : KeyCode.RIGHT);
            default -> false;
        };
    }

    /** The rows are made anew, so the selection goes back to where it was. */
    private void reopen(PlanRow row) {
        int at = list.getSelectionModel().getSelectedIndex();
        if (row instanceof PlanRow.History) {
            reader.toggleHistory(row.place().step());
        } else {
            reader.toggle(row.place().step());
        }
        list.getSelectionModel().clearAndSelect(at);
        list.getFocusModel().focus(at);
    }

    private @Nullable PlanRow row() {
        return list.getSelectionModel().getSelectedItem();
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        MenuItem statement = item("plan.copy.statement", () -> Clip.copy(reader.statement(row())));
        statement.setAccelerator(COPY);
        MenuItem step = item("plan.copy.step", () -> Clip.copy(reader.step(row())));
        step.setAccelerator(COPY_STEP);
        MenuItem fold = item("plan.fold.step", () -> {
            PlanRow row = row();
            if (row != null) {
                reader.toggle(row.place().step());
            }
        });
        menu.getItems().addAll(
                statement, step, item("plan.copy.all", () -> Clip.copy(reader.all())), new SeparatorMenuItem(), fold,
                item("plan.fold.all", reader::foldAll));
        menu.setOnShowing(event -> {
            PlanRow row = row();
            statement.setDisable(row == null || row.place().statement() < 0);
            step.setDisable(row == null);
            fold.setDisable(row == null);
        });
        return menu;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(messages.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }
}

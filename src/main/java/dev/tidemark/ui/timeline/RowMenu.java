package dev.tidemark.ui.timeline;

import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** The context menu of a row. What cannot be done there is left out, and why is said instead. */
final class RowMenu {
    private final TimelineViewModel model;
    private final Messages messages;
    private final Runnable showSql;
    private final Runnable lift;
    private final ContextMenu menu = new ContextMenu();

    RowMenu(TimelineViewModel model, Messages messages, Runnable showSql, Runnable lift) {
        this.model = model;
        this.messages = messages;
        this.showSql = showSql;
        this.lift = lift;
    }

    /** The menu, filled for {@code row}. */
    ContextMenu filled(@Nullable TimelineRow row) {
        menu.getItems().clear();
        switch (row) {
            case null -> {}
            case TimelineRow.Item item -> revision(item.entry());
            case TimelineRow.Head head -> group(head.group());
            case TimelineRow.Position position -> add("action.lift", lift);
        }
        if (!menu.getItems().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        boolean away = !model.allFolded();
        add(away ? "action.foldAll" : "action.unfoldAll", () -> model.foldAll(away));
        add("action.order." + model.orderProperty().get().other().word(),
                () -> model.orderProperty().set(model.orderProperty().get().other()));
        return menu;
    }

    /** The menu. */
    ContextMenu menu() {
        return menu;
    }

    private void revision(TimelineEntry entry) {
        List<RevisionAction> actions = model.actions();
        LiftViewModel.Refusal refusal = model.refusal();
        String readOnly = model.readOnly();
        if (readOnly != null) {
            say(readOnly);
        } else if (refusal == LiftViewModel.Refusal.NO_FILES) {
            explain("lift.refusal." + refusal.name());
        } else if (actions.isEmpty()) {
            explain("action.none." + (entry.recorded() ? "orphaned" : "filtered"));
        } else {
            actions.forEach(action -> add(action.key(), () -> model.plan(action.request())));
        }
        menu.getItems().add(new SeparatorMenuItem());
        add("action.showSql", showSql);
        add("action.copyId", () -> Clip.copy(entry.id().toString()));
        add("action.copyTitle", () -> Clip.copy(entry.title()));
    }

    private void group(TimelineRow.Group group) {
        add(group.folded() ? "action.unfold" : "action.fold", () -> model.fold(group.key(), !group.folded()));
    }

    private void add(String key, Runnable action) {
        MenuItem item = new MenuItem(messages.text(key));
        item.setOnAction(event -> action.run());
        menu.getItems().add(item);
    }

    private void explain(String key) {
        say(messages.text(key));
    }

    private void say(String text) {
        MenuItem item = new MenuItem(text);
        item.setDisable(true);
        menu.getItems().add(item);
    }
}

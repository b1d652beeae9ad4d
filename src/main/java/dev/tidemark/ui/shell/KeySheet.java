package dev.tidemark.ui.shell;

import dev.tidemark.ui.shell.MenuEntry.Group;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Shortcut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Every key with what it does: the menus' in their order, then those of lists and texts. */
final class KeySheet extends VBox {
    private static final List<Shortcut> ELSEWHERE = List.of(
            Shortcut.LIST, Shortcut.SHOW_SQL, Shortcut.MENU, Shortcut.LIFT, Shortcut.NEXT_MATCH,
            Shortcut.PREVIOUS_MATCH,
            Shortcut.FOLD, Shortcut.UNFOLD, Shortcut.NEXT_RISK, Shortcut.PREVIOUS_RISK, Shortcut.HOW, Shortcut.TRIAL,
            Shortcut.COPY_STEP,
            Shortcut.COPY, Shortcut.UNDO, Shortcut.BAR, Shortcut.NEXT,
            Shortcut.BACK);

    private final Messages messages;
    private final List<Line> lines = new ArrayList<>();
    private final TextField search = new TextField();
    private final GridPane grid = new GridPane();
    private final Label nothing;

    /** A key, or where {@code key} is empty a heading. */
    private record Line(String key, String text) {
        boolean heading() {
            return key.isEmpty();
        }

        boolean has(String part) {
            return (key + " " + text).toLowerCase(Locale.ROOT).contains(part);
        }
    }

    KeySheet(Messages messages, List<Group> menus) {
        this.messages = messages;
        getStyleClass().add("key-sheet");
        for (Group menu : menus) {
            lines.add(new Line("", plain(messages.text("menu." + menu.id()))));
            menu.actions().stream().filter(action -> action.key() != null).forEach(
                    action -> lines.add(new Line(shown(action.key()), plain(action.text().getValue()))));
        }
        lines.add(new Line("", messages.text("keys.elsewhere")));
        for (Shortcut other : ELSEWHERE) {
            lines.add(new Line(shown(other), messages.text("keys." + other.name())));
        }
        nothing = new Label(messages.text("keys.nothing"));
        nothing.getStyleClass().add("sub-text");
        search.setId("searchKeys");
        search.setPromptText(messages.text("keys.search"));
        search.setAccessibleText(messages.text("keys.search"));
        search.setTooltip(new Tooltip(messages.text("keys.search.tip")));
        grid.getStyleClass().add("keys");
        ScrollPane scroll = new ScrollPane(grid);
        scroll.getStyleClass().add("key-scroll");
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(messages.text("card.keys"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(search, scroll);
        search.textProperty().subscribe(this::show);
    }

    /** What gets the focus first. */
    TextField first() {
        return search;
    }

    private void show(String wanted) {
        String part = wanted.strip().toLowerCase(Locale.ROOT);
        grid.getChildren().clear();
        int row = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.heading() && anyBelow(i, part)) {
                Label heading = new Label(line.text());
                heading.getStyleClass().addAll("section", "key-group");
                grid.add(heading, 0, row++, 2, 1);
            } else if (!line.heading() && line.has(part)) {
                Label key = new Label(line.key());
                key.getStyleClass().add("key");
                key.setMinWidth(USE_PREF_SIZE);
                Label text = new Label(line.text());
                text.setWrapText(true);
                text.setMinHeight(USE_PREF_SIZE);
                GridPane.setHgrow(text, Priority.ALWAYS);
                grid.addRow(row++, key, text);
            }
        }
        if (row == 0) {
            grid.add(nothing, 0, 0);
        }
    }

    private boolean anyBelow(int heading, String part) {
        return lines.stream().skip(heading + 1L).takeWhile(line -> !line.heading()).anyMatch(line -> line.has(part));
    }

    private String shown(Shortcut key) {
        return key == Shortcut.LIST ? messages.text("keys.LIST.key") : key.shown();
    }

    /** A menu's text without the sign for Alt. */
    private static String plain(String text) {
        return text.replace("_", "");
    }
}

package dev.tidemark.ui.tour;

import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.ui.task.FxTaskRunner;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.TextSize;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Hands and eyes of the tour: what it does is queued, and done as soon as the window is ready for it. */
final class Guide {
    private static final int CALM = 300;
    private static final int MOST_UNWRITTEN = 6;
    private static final Size SMALL = new Size(1100, 700);
    private static final Size MIDDLE = new Size(1440, 900);
    private static final int LARGER = 150;
    private static final Size LARGE = new Size(1920, 1080);

    private record Size(int width, int height) {}

    private final Stage stage;
    private final Tour.Place place;
    private final Path folder;
    private final Script script = new Script();
    private final Messages messages = new Messages();
    private final TaskRunner writer = new FxTaskRunner("pictures");
    private final List<Path> pictures = new ArrayList<>();
    private int unwritten;
    private String unwritable = "";
    private int stop;

    Guide(Tour.Place place, Path folder) {
        this.stage = place.stage();
        this.place = place;
        this.folder = folder;
    }

    /** Does what was queued, then tells {@code end} where it stopped; empty where it came to its end. */
    void play(Consumer<String> end) {
        script.when("the last picture", () -> unwritten == 0, () -> {});
        stage.setX(0);
        stage.setY(0);
        script.play(stoppedAt -> {
            writer.close();
            end.accept(stoppedAt.isEmpty() ? unwritable : stoppedAt);
        });
    }

    List<Path> pictures() {
        return pictures;
    }

    Navigator navigator() {
        return place.navigator();
    }

    /** A text of the window. */
    String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    /** Does it as soon as a node is shown. */
    void act(String selector, Runnable action) {
        script.when(selector, () -> shown(selector), action);
    }

    /** Waits until {@code ready}. */
    void await(String what, BooleanSupplier ready) {
        script.when(what, ready, () -> {});
    }

    /** Waits until a node is shown. */
    void see(String selector) {
        act(selector, () -> {});
    }

    /** Waits until a node shows a text that contains {@code part}. */
    void see(String selector, String part) {
        await(selector + " with " + part, () -> all(selector).stream().anyMatch(n -> textOf(n).contains(part)));
    }

    /** Waits until the timeline has rows. */
    void seeRows() {
        await("the timeline's rows", () -> shown(".timeline") && !list(".timeline").getItems().isEmpty());
    }

    /** Waits until no such node is shown. */
    void seeNo(String selector) {
        await("no " + selector, () -> !shown(selector));
    }

    /** Presses a button as soon as it can be pressed. */
    void fire(String selector) {
        script.when(
                selector + " to press", () -> shown(selector) && !node(selector).isDisabled(),
                () -> ((ButtonBase) node(selector)).fire());
    }

    /** The same with the button below {@code selector} that says {@code text}. */
    void fire(String selector, String text) {
        script.when(
                text, () -> button(selector, text) != null,
                () -> {
                    ButtonBase button = button(selector, text);
                    if (button != null) {
                        button.fire();
                    }
                });
    }

    private @Nullable ButtonBase button(String selector, String text) {
        return (ButtonBase) all(selector + " .button").stream()
                .filter(n -> n instanceof ButtonBase b && text.equals(b.getText()) && !b.isDisabled())
                .findFirst()
                .orElse(null);
    }

    /** Replaces what stands in a field. */
    void fill(String selector, String text) {
        act(selector, () -> ((TextInputControl) node(selector)).setText(text));
    }

    /** Types a key, with Control, Shift and so on where they are named. */
    void key(KeyCode code, KeyCombination.Modifier... with) {
        script.when(code.getName(), () -> true, () -> press(code, with));
    }

    /** Types it at once. */
    void press(KeyCode code, KeyCombination.Modifier... with) {
        Node focused = stage.getScene().getFocusOwner();
        EventTarget target = focused == null ? stage.getScene() : focused;
        List<KeyCombination.Modifier> held = List.of(with);
        boolean shift = held.contains(KeyCombination.SHIFT_DOWN);
        boolean control = held.contains(KeyCombination.SHORTCUT_DOWN);
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(
                    target, new KeyEvent(type, "", code.getName(), code, shift, control, false, false));
        }
    }

    /** Chooses from the menu bar, as soon as that can be chosen there. */
    void menu(String id) {
        script.when("the menu's " + id, () -> item(id) != null && !Objects.requireNonNull(item(id)).isDisable(), () -> {
            MenuItem item = item(id);
            if (item != null) {
                item.fire();
            }
        });
    }

    private @Nullable MenuItem item(String id) {
        return menus().flatMap(menu -> menu.getItems().stream())
                .filter(item -> ("menu" + id).equalsIgnoreCase(item.getId()))
                .findFirst()
                .orElse(null);
    }

    /** The menus of the menu bar. */
    Stream<Menu> menus() {
        return ((MenuBar) node("#menuBar")).getMenus().stream();
    }

    /** Gives a node the focus. */
    void focus(String selector) {
        act(selector, () -> node(selector).requestFocus());
    }

    /** Selects the row of the revision with that title, a little below the timeline's top. */
    void select(String title) {
        script.when("the revision " + title, () -> shown(".timeline") && index(title) >= 0, () -> {
            ListView<?> rows = list(".timeline");
            rows.getSelectionModel().clearAndSelect(index(title));
            rows.getFocusModel().focus(index(title));
            rows.scrollTo(Math.max(0, index(title) - 3));
        });
        see(".detail-title", title);
    }

    /** Selects the first row in that state, and waits for its detail. */
    void select(RevisionState state) {
        String words = "state=" + state.name();
        script.when("a revision that is " + state, () -> shown(".timeline") && index(words) >= 0, () -> {
            ListView<?> rows = list(".timeline");
            rows.getSelectionModel().clearAndSelect(index(words));
            rows.getFocusModel().focus(index(words));
            rows.scrollTo(Math.max(0, index(words) - 3));
        });
    }

    private int index(String title) {
        List<?> rows = list(".timeline").getItems();
        for (int i = 0; i < rows.size(); i++) {
            String row = String.valueOf(rows.get(i));
            if (row.startsWith("Item") && row.contains(title)) {
                return i;
            }
        }
        return -1;
    }

    /** Selects a row of any list. */
    void choose(String selector, int index) {
        script.when(selector + " " + index, () -> shown(selector) && list(selector).getItems().size() > index,
                () -> list(
                        selector).getSelectionModel().clearAndSelect(index));
    }

    /** Ticks whatever is asked for and runs the plan. */
    void agreeAndRun() {
        act(".plan #list", () -> {
            for (String id : List.of("#tick", "#lossTick")) {
                if (shown(id)) {
                    ((CheckBox) node(id)).setSelected(true);
                }
            }
        });
        fire(".plan #apply");
    }

    /** The database's name, as a protected one asks for it. */
    String nameToType() {
        String[] around = text("plan.type.name", "\t").split("\t");
        String asked = textsOf("#typeLabel").findFirst().orElse("");
        return asked.substring(around[0].length(), asked.length() - around[1].length());
    }

    /** From the result to the timeline. */
    void back() {
        fire("#ways #back");
        see(".timeline");
    }

    /** Pictures of what is shown, in every size, light and dark. */
    void picture(String name) {
        picture(name, () -> {}, List.of(SMALL, LARGE));
    }

    /** The same of what {@code open} pops up, in the small size: beyond that a display without a screen has no room. */
    void popup(String name, Runnable open) {
        picture(name, open, List.of(SMALL));
    }

    private void picture(String name, Runnable open, List<Size> sizes) {
        int number = ++stop;
        boolean darkFirst = number % 2 == 0;
        for (boolean dark : new boolean[]{darkFirst, !darkFirst}) {
            for (Size size : sizes) {
                String file = String.format(
                        Locale.ROOT, "%03d-%s-%s-%dx%d.png", number, name, dark ? "dark" : "light", size.width(),
                        size.height());
                take(name, file, () -> dress(size, dark, TextSize.SMALLEST), open);
            }
        }
        String file = String.format(Locale.ROOT, "%03d-%s-%d-percent.png", number, name, LARGER);
        take(name, file, () -> dress(MIDDLE, !darkFirst, LARGER), open);
        script.when(name, () -> true, () -> dress(SMALL, !darkFirst, TextSize.SMALLEST));
    }

    private void dress(Size size, boolean dark, int percent) {
        // Not the window: a display without a screen has room for 1,000 lines only.
        stage.getScene().getRoot().resize(size.width(), size.height());
        place.theme().choose(dark);
        place.textSize().set(percent);
    }

    private void take(String name, String file, Runnable dress, Runnable open) {
        script.when(name, () -> true, dress);
        script.when(name, () -> true, open);
        script.when(name, CALM, () -> unwritten < MOST_UNWRITTEN, () -> {
            BufferedImage picture = Picture.of(stage);
            closePopups();
            unwritten++;
            writer.run(
                    () -> Picture.write(picture, folder.resolve(file)),
                    pictures::add,
                    failure -> unwritable = "the picture " + file + ": " + failure.sentences(),
                    () -> unwritten--);
        });
    }

    /** A node of what has popped up. */
    static Node inPopup(String selector) {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(window -> window.getScene().getRoot().lookup(selector))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + selector + " in what popped up"));
    }

    /** Closes whatever has popped up. */
    static void closePopups() {
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window instanceof PopupWindow popup) {
                popup.hide();
            }
        }
    }

    boolean shown(String selector) {
        return !all(selector).isEmpty();
    }

    /** The first node that is shown and matches. */
    Node node(String selector) {
        return all(selector).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + selector));
    }

    /** The texts of what is shown and matches. */
    Stream<String> textsOf(String selector) {
        return all(selector).stream().map(Guide::textOf);
    }

    ListView<?> list(String selector) {
        return (ListView<?>) node(selector);
    }

    private List<Node> all(String selector) {
        return stage.getScene().getRoot().lookupAll(selector).stream().filter(Guide::visible).toList();
    }

    private static boolean visible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String textOf(Node node) {
        String text = node instanceof Labeled labeled
                ? labeled.getText()
                : node instanceof TextInputControl input ? input.getText() : null;
        return text == null ? "" : text;
    }
}

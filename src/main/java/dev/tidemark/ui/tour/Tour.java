package dev.tidemark.ui.tour;

import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

/**
 * A walk through the window as a person would go: the sample, its timeline, a plan, the run, back again, a failure.
 * Each stop leaves pictures, light and dark, small and large.
 */
public final class Tour {
    private static final String FAILING = """
            --liquibase formatted sql

            --changeset jonas:20260410-1
            --comment: Allow each title only once
            ALTER TABLE tasks ADD CONSTRAINT uq_tasks_user_id_title UNIQUE (user_id, title);
            --rollback ALTER TABLE tasks DROP CONSTRAINT uq_tasks_user_id_title;
            """;

    private static final String INCLUDED = """
              - include:
                  file: todo/20260410-unique-titles.sql
                  relativeToChangelogFile: true
            """;

    private static final int PROTECTED_BACK = 6;

    private static final List<Size> SIZES = List.of(new Size(1100, 700), new Size(1440, 900));

    /**
     * How a walk ended.
     *
     * @param pictures what it left
     * @param stoppedAt where it stopped; empty where it came to its end
     */
    public record Result(List<Path> pictures, String stoppedAt) {
        /** With its own copy of the pictures' paths. */
        public Result {
            pictures = List.copyOf(pictures);
        }
    }

    private record Size(int width, int height) {}

    private final Stage stage;
    private final Navigator navigator;
    private final Theme theme;
    private final Supplier<Path> project;
    private final Path folder;
    private final Script script = new Script();
    private final List<Path> pictures = new ArrayList<>();
    private int stop;

    /**
     * Through a window that is shown.
     *
     * @param project tells the folder of the sample's files once it is open
     * @param folder gets the pictures; is made where it is not there
     */
    public Tour(Stage stage, Navigator navigator, Theme theme, Supplier<Path> project, Path folder) {
        this.stage = stage;
        this.navigator = navigator;
        this.theme = theme;
        this.project = project;
        this.folder = folder;
    }

    /** Walks, and tells {@code end} how it went. Call it on the window's thread. */
    public void walk(Consumer<Result> end) {
        arrive();
        look();
        apply();
        rollBack();
        mark();
        tag();
        fail();
        protect();
        script.play(stoppedAt -> end.accept(new Result(pictures, stoppedAt)));
    }

    private void arrive() {
        picture("start", "#sample");
        act("connect screen", "#sample", navigator::connect);
        picture("connect", "#test");
        act("wrong port", "#port", () -> {
            input("#database").setText("orders");
            input("#port").setText("1");
            button("#test").fire();
        });
        picture("connect-failed", "#copyDetails");
        act("sample", "#test", navigator::openSample);
    }

    private void look() {
        picture("timeline", "#search");
        act("an applied revision", "#search", () -> select("Create users"));
        picture("detail-applied", "#search");
        act("search", "#search", () -> input("#search").setText("subtask"));
        picture("search", "#search");
        act("nothing found", "#search", () -> input("#search").setText("invoice"));
        picture("search-nothing", "#search");
        act("everything", "#search", () -> input("#search").setText(""));
        press("#menuKeys", "keys");
        picture("keys", "#closeCard");
        act("no keys", "#closeCard", navigator::closeOverlay);
        act("lock", "#search", navigator::lock);
        picture("lock", ".card");
        act("no lock", ".card", navigator::closeOverlay);
    }

    private void apply() {
        fire("apply everything", "#apply");
        picture("plan", ".plan #list");
        fire("the history row", ".plan-history .button");
        picture("plan-history", ".plan #list");
        agreeAndRun("apply");
        picture("result", "#ways");
        back();
        picture("timeline-applied", "#search");
    }

    private void rollBack() {
        fire("roll back", "#rollBack");
        act("two back", ".card #list", () -> list(".card #list").getSelectionModel().select(1));
        picture("choose-roll-back", ".card #list");
        fire("plan of it", ".card #choose");
        picture("plan-roll-back", ".plan #list");
        agreeAndRun("roll back");
        picture("result-roll-back", "#ways");
        back();
    }

    private void mark() {
        fire("mark", "#mark");
        picture("choose-mark", ".card #list");
        fire("plan of it", ".card #choose");
        picture("plan-mark", ".plan #list");
        agreeAndRun("mark");
        picture("result-mark", "#ways");
        back();
    }

    private void tag() {
        fire("tag", "#tag");
        act("its name", ".card #name", () -> input(".card #name").setText("release-1.1"));
        picture("tag", ".card #name");
        fire("plan of it", ".card #tag");
        picture("plan-tag", ".plan #list");
        agreeAndRun("tag");
        act("result of it", "#ways", () -> {});
        back();
        picture("timeline-tagged", "#search");
    }

    private void fail() {
        act("a revision that fails", "#search", () -> {
            addFailing();
            navigator.refresh();
        });
        act("it is there", "#search", () -> {});
        fire("apply it", "#apply");
        agreeAndRun("apply it");
        picture("failed", "#ways");
        back();
        picture("timeline-failed", "#search");
    }

    /** The same database once more, on a connection that nobody said anything about. */
    private void protect() {
        act("another connection", "#search", navigator::connect);
        act("the form", "#h2Memory", () -> {
            button("#h2Memory").fire();
            String place = ((Labeled) node("#place")).getText();
            input("#memory").setText(place.replaceFirst("jdbc:h2:mem:", "").replaceFirst(" .*", ""));
            input("#user").setText("sa");
            input("#folder").setText(project.get().toString());
            input("#changelog").setText("db/changelog.yaml");
            ((ComboBox<?>) node("#environment.combo-box")).getSelectionModel().selectLast();
            button("#test").fire();
        });
        picture("connect-works", ".answer-success");
        fire("connect", "#connect");
        picture("timeline-protected", "#search");
        fire("roll back", "#rollBack");
        act("far back", ".card #list", () -> list(".card #list").getSelectionModel().select(PROTECTED_BACK));
        fire("plan of it", ".card #choose");
        picture("plan-protected", ".plan #typed");
        act("light again", "#typed", () -> theme.choose(false));
    }

    private void addFailing() {
        try {
            Path db = project.get().resolve("db");
            Files.writeString(db.resolve("todo/20260410-unique-titles.sql"), FAILING);
            Files.writeString(db.resolve("changelog.yaml"), INCLUDED, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ticks whatever is asked for and presses the button. */
    private void agreeAndRun(String name) {
        act("agree: " + name, ".plan #list", () -> {
            for (String id : List.of("#tick", "#lossTick")) {
                if (shown(id)) {
                    ((CheckBox) node(id)).setSelected(true);
                }
            }
        });
        fire("run: " + name, ".plan #apply");
    }

    private void back() {
        fire("back to the timeline", "#ways #back");
    }

    private void act(String name, String selector, Runnable action) {
        script.when(name, () -> shown(selector), action);
    }

    private void fire(String name, String selector) {
        script.when(name, () -> shown(selector) && !node(selector).isDisabled(), () -> button(selector).fire());
    }

    private void press(String menuItem, String name) {
        act(name, "#menuBar", () -> ((MenuBar) node("#menuBar"))
                .getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> menuItem.equals("#" + item.getId()))
                .forEach(MenuItem::fire));
    }

    /** Pictures of what is shown, in every size, light and dark. */
    private void picture(String name, String selector) {
        int number = ++stop;
        for (Size size : SIZES) {
            for (boolean dark : new boolean[]{false, true}) {
                act(name, selector, () -> {
                    stage.setWidth(size.width());
                    stage.setHeight(size.height());
                    theme.choose(dark);
                });
                String file = String.format(
                        Locale.ROOT, "%02d-%s-%s-%dx%d.png", number, name, dark ? "dark" : "light", size.width(),
                        size.height());
                act(name, selector, () -> pictures.add(Picture.take(stage.getScene(), folder.resolve(file))));
            }
        }
    }

    private void select(String title) {
        ListView<?> rows = list(".timeline");
        for (int i = 0; i < rows.getItems().size(); i++) {
            if (String.valueOf(rows.getItems().get(i)).contains("comments=" + title)) {
                rows.getSelectionModel().clearAndSelect(i);
                rows.scrollTo(Math.max(0, i - 3));
                return;
            }
        }
        throw new IllegalStateException("There is no revision '" + title + "'");
    }

    private boolean shown(String selector) {
        Node node = stage.getScene().lookup(selector);
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    private Node node(String selector) {
        Node node = stage.getScene().lookup(selector);
        if (node == null) {
            throw new IllegalStateException("There is no " + selector);
        }
        return node;
    }

    private ButtonBase button(String selector) {
        return (ButtonBase) node(selector);
    }

    private TextInputControl input(String selector) {
        return (TextInputControl) node(selector);
    }

    private ListView<?> list(String selector) {
        return (ListView<?>) node(selector);
    }
}

package dev.tidemark.ui.shell;

import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.ui.shell.Header.Verb;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Overlay;
import dev.tidemark.ui.view.PathChooser;
import dev.tidemark.ui.view.Remembered;
import dev.tidemark.ui.view.SampleOpener;
import dev.tidemark.ui.view.TextSize;
import dev.tidemark.ui.view.Theme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The frame: top, list of connections, screen, bottom, and what lies over them. */
public final class ShellController {
    private static final double SIDE = 0.23;

    private final ShellViewModel model;
    private final Messages messages;
    private final Looks looks;
    private final Stage stage;
    private final PathChooser chooser;
    private final ScreenViews views;

    @FXML
    private Label name;

    @FXML
    private Label environment;

    @FXML
    private Label look;

    @FXML
    private Label place;

    @FXML
    private Button refresh;

    @FXML
    private Button tag;

    @FXML
    private Button mark;

    @FXML
    private Button rollBack;

    @FXML
    private Button apply;

    @FXML
    private MenuBar menuBar;

    @FXML
    private SplitPane split;

    @FXML
    private VBox side;

    @FXML
    private ListView<Connection> connections;

    @FXML
    private StackPane screenPane;

    @FXML
    private HBox demo;

    @FXML
    private Label demoText;

    @FXML
    private Overlay overlay;

    @FXML
    private Label activity;

    @FXML
    private Button cancelWaiting;

    @FXML
    private Label server;

    @FXML
    private Label user;

    @FXML
    private Button compare;

    @FXML
    private Button lock;

    @FXML
    private Button contexts;

    @FXML
    private Button retry;

    private Runnable search = () -> {};
    private Runnable focus = () -> {};
    private boolean following;
    private @Nullable VerbTips tips;
    private @Nullable FooterLine footer;

    /**
     * How the window looks.
     *
     * @param theme light or dark
     * @param textSize how large texts are
     * @param remembered what is kept between starts
     */
    record Looks(Theme theme, TextSize textSize, Remembered remembered) {}

    /** With the window's state and looks. */
    ShellController(ShellViewModel model, Messages messages, Looks looks, Stage stage, PathChooser chooser) {
        this.model = model;
        this.messages = messages;
        this.looks = looks;
        this.stage = stage;
        this.chooser = chooser;
        this.views = new ScreenViews(messages, chooser, looks.remembered());
    }

    @FXML
    private void initialize() {
        tips = new VerbTips(model, messages, verbs());
        FooterLine line = new FooterLine(
                model, messages, new FooterLine.Doing(activity, cancelWaiting, retry),
                new FooterLine.Where(server, user, lock, contexts));
        footer = line;
        List<MenuEntry.Group> menus = menus();
        split.getItems().remove(side);
        looks.remembered().split(split, "window.side", SIDE);
        connections.setItems(model.connections());
        connections.setCellFactory(view -> new ConnectionCell(messages, model.runs()));
        connections.getSelectionModel().selectedItemProperty().subscribe(this::selected);
        model.currentProperty().subscribe(this::follow);
        model.connections().subscribe(this::side);
        side();
        model.headerProperty().subscribe(this::show);
        model.screenProperty().subscribe(this::show);
        line.follow();
        model.runs().attention().markProperty().subscribe(mark -> title());
        CardViews cards = new CardViews(model, messages, menus);
        model.cardProperty().subscribe(card -> {
            if (card == null) {
                overlay.close();
            } else {
                cards.show(card, overlay);
            }
        });
        overlay.openProperty().subscribe(open -> {
            if (!open) {
                model.closeOverlay();
            }
        });
    }

    private void selected(@Nullable Connection connection) {
        if (!following && connection != null && !connection.equals(model.currentProperty().get())) {
            model.show(connection);
        }
    }

    private void follow(@Nullable Connection current) {
        following = true;
        if (current == null) {
            connections.getSelectionModel().clearSelection();
        } else {
            connections.getSelectionModel().select(current);
        }
        following = false;
    }

    /** Fills the menu bar, and gives the window the keys that a menu item cannot have beside its first. */
    private List<MenuEntry.Group> menus() {
        List<MenuEntry.Group> menus = new Actions(
                model, messages, new Actions.Frame(
                        looks.theme(), looks.textSize(), () -> search.run(), this::quit,
                        () -> chooser.folder(messages.text("folder.title"), null)))
                .menus();
        menuBar.getMenus().setAll(new MenuItems(messages).menus(menus));
        menuBar.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                MenuItems.addFurtherKeys(menus, scene.getAccelerators());
            }
        });
        return menus;
    }

    /** The list of databases is there while there are any. */
    private void side() {
        boolean some = !model.connections().isEmpty();
        if (!some) {
            split.getItems().remove(side);
        } else if (!split.getItems().contains(side)) {
            split.getItems().addFirst(side);
        }
    }

    private void show(Screen screen) {
        ScreenViews.View view = views.of(screen);
        screenPane.getChildren().setAll(view.node());
        // What a scroll pane holds is part of the scene, and takes the focus, only once the pane has its looks.
        screenPane.applyCss();
        search = view.search();
        focus = view.focus();
        focus.run();
    }

    /** Puts the focus where work begins on the screen that is shown. */
    public void focus() {
        focus.run();
    }

    private void show(Header header) {
        name.setText(header.name());
        place.setText(header.place());
        title();
        environment(header.environment());
        look.setVisible(model.situation().lookOnly());
        look.setManaged(model.situation().lookOnly());
        boolean open = header.environment() != null;
        demo();
        verbs().forEach((verb, button) -> {
            button.setDisable(!header.verbs().contains(verb));
            button.setVisible(open);
            button.setManaged(open);
        });
        apply.setText(messages.text("verb.apply", header.pending()));
        apply.pseudoClassStateChanged(
                PseudoClass.getPseudoClass("quiet"), Header.interrupted(model.currentProperty().get()));
        if (tips != null) {
            tips.show();
        }
        if (footer != null) {
            footer.show(header.footer());
        }
    }

    private Map<Verb, Button> verbs() {
        return Map.of(
                Verb.REFRESH, refresh, Verb.APPLY, apply, Verb.ROLL_BACK, rollBack, Verb.MARK, mark, Verb.TAG, tag,
                Verb.COMPARE, compare);
    }

    private void title() {
        Header header = model.headerProperty().get();
        String name = header.environment() == null ? header.name() : messages.text("window.title", header.name());
        String mark = model.runs().attention().markProperty().get();
        stage.setTitle(mark.isEmpty() ? name : messages.text("window.title.mark", mark, name));
    }

    @FXML
    private void compare() {
        model.compare();
    }

    @FXML
    private void cancelWaiting() {
        model.cancelWaiting();
    }

    /** A line that says that nothing can be broken here, and what to try; on the demo's timelines only. */
    private void demo() {
        SampleOpener.Demo shown = model.screenProperty().get() instanceof Screen.Timeline ? model.demo() : null;
        demo.setVisible(shown != null);
        demo.setManaged(shown != null);
        demoText.setText(shown == null ? "" : messages.text("demo.text." + shown));
    }

    private void environment(@Nullable Environment value) {
        environment.setVisible(value != null);
        environment.setManaged(value != null);
        if (value != null) {
            environment.setText(messages.text("environment.pill." + value.name()));
            for (Environment each : Environment.values()) {
                PseudoClass kind = PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT));
                environment.pseudoClassStateChanged(kind, each == value);
            }
        }
    }

    @FXML
    private void resetDemo() {
        if (!overlay.openProperty().get()) {
            model.resetSample();
        }
    }

    @FXML
    private void connect() {
        if (!overlay.openProperty().get()) {
            model.connect();
        }
    }

    @FXML
    private void refresh() {
        model.refresh();
    }

    @FXML
    private void apply() {
        model.applyAll();
    }

    @FXML
    private void rollBack() {
        model.rollBack();
    }

    @FXML
    private void mark() {
        model.mark();
    }

    @FXML
    private void tag() {
        model.tag();
    }

    @FXML
    private void lock() {
        model.lock();
    }

    @FXML
    private void contexts() {
        model.chooseContexts();
    }

    @FXML
    private void retry() {
        model.retry();
    }

    @FXML
    private void toggleTheme() {
        looks.theme().toggle();
    }

    private void quit() {
        if (!model.departures().refusesToClose(stage::close)) {
            stage.close();
        }
    }
}

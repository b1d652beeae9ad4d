package dev.tidemark.ui.shell;

import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.ui.shell.Header.Verb;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Overlay;
import dev.tidemark.ui.view.PathChooser;
import dev.tidemark.ui.view.SampleOpener;
import dev.tidemark.ui.view.Theme;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The frame: top, list of connections, screen, bottom, and what lies over them. */
public final class ShellController {
    private static final double SPINNER = 14;

    private final ShellViewModel model;
    private final Messages messages;
    private final Theme theme;
    private final Stage stage;
    private final ScreenViews views;

    @FXML
    private Label name;

    @FXML
    private Label environment;

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
    private MenuButton menu;

    @FXML
    private MenuItem menuRefresh;

    @FXML
    private MenuItem menuApply;

    @FXML
    private MenuItem menuRollBack;

    @FXML
    private MenuItem menuMark;

    @FXML
    private MenuItem menuTag;

    @FXML
    private MenuItem menuLock;

    @FXML
    private MenuItem menuClose;

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
    private Button lock;

    @FXML
    private Button contexts;

    @FXML
    private Button retry;

    private Runnable search = () -> {};
    private Runnable focus = () -> {};
    private boolean following;

    /** With the window's state and looks. */
    public ShellController(ShellViewModel model, Messages messages, Theme theme, Stage stage, PathChooser chooser) {
        this.model = model;
        this.messages = messages;
        this.theme = theme;
        this.stage = stage;
        this.views = new ScreenViews(messages, chooser);
    }

    @FXML
    private void initialize() {
        connections.setItems(model.connections());
        connections.setCellFactory(view -> new ConnectionCell(messages, model.runs()));
        connections.getSelectionModel().selectedItemProperty().subscribe(this::selected);
        model.currentProperty().subscribe(this::follow);
        model.connections().subscribe(this::side);
        side();
        model.headerProperty().subscribe(this::show);
        model.screenProperty().subscribe(this::show);
        activity.textProperty().bind(model.activityProperty());
        model.waitingProperty().subscribe(waiting -> {
            cancelWaiting.setVisible(waiting);
            cancelWaiting.setManaged(waiting);
        });
        model.activityProperty().subscribe(text -> activityIcon());
        model.activityProperty().subscribe(text -> lost());
        model.runs().attention().markProperty().subscribe(mark -> title());
        CardViews cards = new CardViews(model, messages, menu.getItems());
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

    private void side() {
        boolean some = !model.connections().isEmpty();
        side.setVisible(some);
        side.setManaged(some);
    }

    private void show(Screen screen) {
        ScreenViews.View view = views.of(screen);
        screenPane.getChildren().setAll(view.node());
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
        boolean open = header.environment() != null;
        demo();
        Map<Verb, Node> buttons =
                Map.of(Verb.REFRESH, refresh, Verb.APPLY, apply, Verb.ROLL_BACK, rollBack, Verb.MARK, mark, Verb.TAG,
                        tag);
        buttons.forEach((verb, button) -> {
            button.setDisable(!header.verbs().contains(verb));
            button.setVisible(open);
            button.setManaged(open);
        });
        Map<Verb, MenuItem> items = Map.of(
                Verb.REFRESH, menuRefresh, Verb.APPLY, menuApply, Verb.ROLL_BACK, menuRollBack, Verb.MARK, menuMark,
                Verb.TAG, menuTag, Verb.LOCK, menuLock, Verb.CLOSE, menuClose);
        items.forEach((verb, item) -> item.setDisable(!header.verbs().contains(verb)));
        apply.setText(messages.text("verb.apply", header.pending()));
        menuApply.setText(apply.getText());
        apply.pseudoClassStateChanged(
                PseudoClass.getPseudoClass("quiet"), Header.interrupted(model.currentProperty().get()));
        activityIcon();
        footer(header.footer());
    }

    private void activityIcon() {
        boolean open = model.headerProperty().get().environment() != null;
        String well = open ? "mdal-check_circle" : "mdal-info";
        String calm = model.runs().wentWrong() ? "mdal-error" : well;
        String still = model.lost() ? "mdal-cloud_off" : calm;
        String busy = model.running() ? "mdmz-play_circle_outline" : still;
        activity.setGraphic(model.waitingProperty().get() ? spinner() : new FontIcon(busy));
    }

    private static Node spinner() {
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.setMinSize(SPINNER, SPINNER);
        spinner.setPrefSize(SPINNER, SPINNER);
        return spinner;
    }

    private void title() {
        Header header = model.headerProperty().get();
        String name = header.environment() == null ? header.name() : messages.text("window.title", header.name());
        String mark = model.runs().attention().markProperty().get();
        stage.setTitle(mark.isEmpty() ? name : messages.text("window.title.mark", mark, name));
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

    private void footer(Header.Footer footer) {
        server.setText(footer.server());
        user.setText(footer.user());
        lock.setText(footer.lock());
        lock.setVisible(!footer.lock().isEmpty());
        lock.pseudoClassStateChanged(PseudoClass.getPseudoClass("held"), footer.lockHeld());
        contexts.setText(footer.contexts());
        contexts.setVisible(!footer.contexts().isEmpty());
        contexts.setManaged(!footer.contexts().isEmpty());
        lost();
    }

    private void lost() {
        boolean lost = model.lost();
        retry.setVisible(lost);
        retry.setManaged(lost);
        activity.pseudoClassStateChanged(PseudoClass.getPseudoClass("lost"), lost);
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

    /** Presses {@code button}, as its key does. */
    private void press(ButtonBase button) {
        if (!overlay.openProperty().get() && !button.isDisabled() && button.isVisible()) {
            button.fire();
        }
    }

    @FXML
    private void openSample() {
        if (!overlay.openProperty().get()) {
            model.openSample();
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
    private void search() {
        if (!overlay.openProperty().get()) {
            search.run();
        }
    }

    @FXML
    private void toggleTheme() {
        theme.toggle();
    }

    @FXML
    private void keys() {
        model.keys();
    }

    @FXML
    private void disconnect() {
        model.disconnect();
    }

    @FXML
    private void quit() {
        if (!model.refusesToClose(stage::close)) {
            stage.close();
        }
    }

    @FXML
    private void pressRefresh() {
        press(refresh);
    }

    @FXML
    private void pressApply() {
        press(apply);
    }

    @FXML
    private void pressRollBack() {
        press(rollBack);
    }

    @FXML
    private void pressMark() {
        press(mark);
    }

    @FXML
    private void pressTag() {
        press(tag);
    }
}

package dev.tidemark.ui.shell;

import dev.tidemark.ui.connection.ConnectController;
import dev.tidemark.ui.connection.StartController;
import dev.tidemark.ui.plan.PlanController;
import dev.tidemark.ui.run.RunController;
import dev.tidemark.ui.timeline.DetailController;
import dev.tidemark.ui.timeline.TimelineController;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import dev.tidemark.ui.view.Remembered;
import dev.tidemark.ui.view.ViewLoader;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;

/** Makes the views of the screens; a timeline's is made once and kept with its scroll position. */
final class ScreenViews {
    private static final double DETAIL_FROM = 0.60;
    private static final double DETAIL_MIN = 340;

    /**
     * A view with what puts the focus into it and what searches it.
     *
     * @param node what is shown
     * @param focus puts the focus where work begins
     * @param search puts the focus into the search field
     */
    record View(Node node, Runnable focus, Runnable search) {}

    private final ShellViewModel model;
    private final Messages messages;
    private final PathChooser chooser;
    private final Remembered remembered;
    private final ViewLoader loader;
    private final Map<Connection, View> timelines = new WeakHashMap<>();

    ScreenViews(ShellViewModel model, Messages messages, PathChooser chooser, Remembered remembered) {
        this.model = model;
        this.messages = messages;
        this.chooser = chooser;
        this.remembered = remembered;
        this.loader = new ViewLoader(messages);
    }

    /** The view of {@code screen}. */
    View of(Screen screen) {
        return switch (screen) {
            case Screen.Start start -> start();
            case Screen.Connect connect -> {
                ConnectController controller = new ConnectController(connect.model(), messages, chooser);
                Parent node = loader.load(controller);
                yield new View(node, controller::focus, controller::focus);
            }
            case Screen.Timeline timeline -> timelines.computeIfAbsent(timeline.connection(), this::timeline);
            case Screen.Plan plan -> {
                PlanController controller = new PlanController(plan.model(), messages);
                Parent node = loader.load(controller);
                yield new View(node, controller::focus, controller::focus);
            }
            case Screen.Run run -> {
                RunController controller = new RunController(run.model(), messages);
                Parent node = loader.load(controller);
                yield new View(node, controller::focus, controller::focus);
            }
        };
    }

    private View start() {
        StartController controller = new StartController(model);
        Parent node = loader.load(controller);
        return new View(node, controller::focus, controller::focus);
    }

    private View timeline(Connection connection) {
        DetailController detail = new DetailController(connection.detail(), messages);
        Parent right = loader.load(detail);
        TimelineController controller = new TimelineController(connection.timeline(), messages, detail::focus);
        Parent left = loader.load(controller);
        ScrollPane scroll = new ScrollPane(right);
        scroll.getStyleClass().add("pane-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setMinWidth(DETAIL_MIN);
        SplitPane split = new SplitPane(left, scroll);
        split.getStyleClass().add("main-split");
        SplitPane.setResizableWithParent(scroll, false);
        remembered.split(split, "window.detail", DETAIL_FROM);
        return new View(split, controller::focus, controller::search);
    }
}

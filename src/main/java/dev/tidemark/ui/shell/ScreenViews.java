package dev.tidemark.ui.shell;

import dev.tidemark.ui.connection.ConnectController;
import dev.tidemark.ui.connection.StartController;
import dev.tidemark.ui.journal.RunLogController;
import dev.tidemark.ui.plan.PlanController;
import dev.tidemark.ui.run.ResultController;
import dev.tidemark.ui.run.ResultViewModel;
import dev.tidemark.ui.run.RunController;
import dev.tidemark.ui.run.RunViewModel;
import dev.tidemark.ui.timeline.DetailController;
import dev.tidemark.ui.timeline.TimelineController;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import dev.tidemark.ui.view.ViewLoader;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;

/** Makes the views of the screens; a timeline's is made once and kept with its scroll position. */
final class ScreenViews {
    private static final double DETAIL_FROM = 0.60;
    private static final double WIDE_ENOUGH = 600;

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
    private final ViewLoader loader;
    private final Map<Connection, View> timelines = new WeakHashMap<>();

    ScreenViews(ShellViewModel model, Messages messages, PathChooser chooser) {
        this.model = model;
        this.messages = messages;
        this.chooser = chooser;
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
                PlanController controller = new PlanController(plan.model(), messages, chooser);
                Parent node = loader.load(controller);
                yield new View(node, controller::focus, controller::search);
            }
            case Screen.Run run -> {
                RunController controller = new RunController(run.model(), messages);
                Parent node = loader.load(controller);
                yield withResult(run.model(), new View(node, controller::focus, controller::focus));
            }
            case Screen.RunLog log -> {
                RunLogController controller = new RunLogController(log.model(), messages, chooser);
                Parent node = loader.load(controller);
                yield new View(node, controller::focus, controller::search);
            }
        };
    }

    /** The view of a run that gives way to its result when it ends. */
    private View withResult(RunViewModel run, View going) {
        RunPane pane = new RunPane(going);
        run.outcomeProperty().subscribe(outcome -> {
            ResultViewModel result = run.result(model.saving().report());
            if (result != null) {
                ResultController controller = new ResultController(result, messages, chooser);
                pane.show(loader.load(controller), controller::focus);
            }
        });
        return new View(pane, pane::focus, pane::focus);
    }

    /** Shows a run, and then its result. */
    private static final class RunPane extends StackPane {
        private Runnable focus;

        RunPane(View going) {
            super(going.node());
            focus = going.focus();
        }

        void show(Node node, Runnable itsFocus) {
            getChildren().setAll(node);
            focus = itsFocus;
            focus.run();
        }

        void focus() {
            focus.run();
        }
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
        SplitPane split = new SplitPane(left, right);
        split.getStyleClass().add("main-split");
        SplitPane.setResizableWithParent(right, false);
        // A position that is set before there is a width would be forgotten.
        split.widthProperty().subscribe((before, width) -> {
            if (before.doubleValue() < WIDE_ENOUGH && width.doubleValue() >= WIDE_ENOUGH) {
                split.setDividerPositions(DETAIL_FROM);
            }
        });
        return new View(split, controller::focus, controller::search);
    }
}

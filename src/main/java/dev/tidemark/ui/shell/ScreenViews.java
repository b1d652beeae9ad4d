package dev.tidemark.ui.shell;

import dev.tidemark.ui.comparison.ComparisonController;
import dev.tidemark.ui.connection.ConnectController;
import dev.tidemark.ui.connection.FolderController;
import dev.tidemark.ui.connection.NewProjectController;
import dev.tidemark.ui.connection.StartController;
import dev.tidemark.ui.journal.RunLogController;
import dev.tidemark.ui.plan.PlanController;
import dev.tidemark.ui.recovery.BannerController;
import dev.tidemark.ui.recovery.RecoveryController;
import dev.tidemark.ui.revision.RevisionController;
import dev.tidemark.ui.run.ResultController;
import dev.tidemark.ui.run.ResultViewModel;
import dev.tidemark.ui.run.RunController;
import dev.tidemark.ui.timeline.DetailController;
import dev.tidemark.ui.timeline.TimelineController;
import dev.tidemark.ui.timeline.TimelineViewModel;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import dev.tidemark.ui.view.Remembered;
import dev.tidemark.ui.view.ViewLoader;
import dev.tidemark.ui.watch.NoticeController;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Makes the views of the screens; those of a database are made once and kept with their scroll position. */
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

    private final Messages messages;
    private final PathChooser chooser;
    private final Remembered remembered;
    private final ViewLoader loader;
    private final Map<TimelineViewModel, View> timelines = new WeakHashMap<>();
    private final Map<Screen, View> kept = new WeakHashMap<>();

    ScreenViews(Messages messages, PathChooser chooser, Remembered remembered) {
        this.messages = messages;
        this.chooser = chooser;
        this.remembered = remembered;
        this.loader = new ViewLoader(messages);
    }

    /** The view of {@code screen}. */
    View of(Screen screen) {
        return switch (screen) {
            case Screen.Start start -> start(start);
            case Screen.Connect connect -> {
                ConnectController controller = new ConnectController(connect.model(), messages, chooser);
                Parent node = loader.load(controller);
                yield new View(node, controller::focus, controller::focus);
            }
            case Screen.Folder folder -> {
                FolderController controller = new FolderController(folder.model(), messages, chooser);
                Parent node = loader.load(controller);
                yield new View(node, controller::focus, controller::focus);
            }
            case Screen.NewProject made -> {
                NewProjectController controller = new NewProjectController(made.model(), messages, chooser);
                Parent node = loader.load(controller);
                yield new View(node, controller::focus, controller::focus);
            }
            case Screen.RunLog log -> {
                RunLogController controller = new RunLogController(log.model(), messages, chooser);
                Parent node = loader.load(controller);
                yield new View(node, controller::focus, controller::search);
            }
            case Screen.Recovery recovery -> kept.computeIfAbsent(recovery, same -> {
                RecoveryController controller = new RecoveryController(recovery.model(), messages);
                Parent node = loader.load(controller);
                return new View(node, controller::focus, controller::focus);
            });
            case Screen.Compare compare -> kept.computeIfAbsent(compare, same -> {
                ComparisonController controller = new ComparisonController(compare.model(), messages, chooser);
                Parent node = loader.load(controller);
                return new View(node, controller::focus, controller::search);
            });
            case Screen.Revision revision -> kept.computeIfAbsent(revision, same -> {
                RevisionController controller = new RevisionController(revision.model(), messages);
                Parent node = loader.load(controller);
                return new View(node, controller::focus, controller::focus);
            });
            case Screen.Timeline timeline -> timelines.computeIfAbsent(
                    timeline.connection().timeline(), key -> timeline(timeline.connection()));
            case Screen.Plan plan -> kept.computeIfAbsent(plan, same -> plan(plan));
            case Screen.Run run -> kept.computeIfAbsent(run, same -> run(run));
        };
    }

    private View plan(Screen.Plan plan) {
        PlanController controller = new PlanController(plan.model(), messages, chooser);
        Parent node = loader.load(controller);
        return new View(node, controller::focus, controller::search);
    }

    private View run(Screen.Run run) {
        RunController controller = new RunController(run.model(), messages);
        Parent node = loader.load(controller);
        return withResult(run, new View(node, controller::focus, controller::focus));
    }

    /** The view of a run that gives way to its result when it ends. */
    private View withResult(Screen.Run run, View going) {
        RunPane pane = new RunPane(going);
        run.model().outcomeProperty().subscribe(outcome -> {
            ResultViewModel result = run.model().result(run.after());
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

    private View start(Screen.Start start) {
        StartController controller = new StartController(start.model(), messages, chooser);
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
        remembered.split(split, "window.detail", DETAIL_FROM);
        Parent doubts = loader.load(new BannerController(connection.recovery(), messages));
        Parent notice = loader.load(new NoticeController(connection.watch(), messages));
        VBox.setVgrow(split, Priority.ALWAYS);
        return new View(new VBox(doubts, notice, split), controller::focus, controller::search);
    }
}

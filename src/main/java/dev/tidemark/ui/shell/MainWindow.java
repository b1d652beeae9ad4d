package dev.tidemark.ui.shell;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.ui.task.FxTaskRunner;
import dev.tidemark.ui.task.FxTicker;
import dev.tidemark.ui.view.Fonts;
import dev.tidemark.ui.view.FxPathChooser;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.PathChooser;
import dev.tidemark.ui.view.Theme;
import dev.tidemark.ui.view.ViewLoader;
import java.net.URL;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The one window. Make and use it on the JavaFX thread. */
public final class MainWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double MIN_WIDTH = 900;
    private static final double MIN_HEIGHT = 600;

    private final ShellViewModel model;
    private final Theme theme;
    private final Messages messages = new Messages();

    /** With what it needs from the rest of the program. */
    public MainWindow(Services services) {
        Fonts.load();
        theme = new Theme();
        model = new ShellViewModel(services, FxTaskRunner::new, messages);
    }

    /** Shows it on {@code stage}. */
    public void show(Stage stage) {
        show(stage, new FxPathChooser(stage));
    }

    /** The same with files and folders chosen by {@code chooser}. */
    public void show(Stage stage, PathChooser chooser) {
        ShellController controller = new ShellController(model, messages, theme, stage, chooser);
        Parent root = new ViewLoader(messages).load(controller);
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        URL css = Objects.requireNonNull(MainWindow.class.getResource("/dev/tidemark/ui/tidemark.css"));
        scene.getStylesheets().add(css.toExternalForm());
        theme.darkProperty().subscribe(dark -> {
            root.getStyleClass().remove("dark");
            if (dark) {
                root.getStyleClass().add("dark");
            }
        });
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setOnCloseRequest(event -> {
            if (model.refusesToClose(stage::close)) {
                event.consume();
            }
        });
        stage.focusedProperty().subscribe(model.runs().attention()::focused);
        FxTicker ticker = new FxTicker(() -> {
            if (!stage.isIconified()) {
                model.tick(stage.isFocused());
            }
        });
        stage.setOnHidden(event -> {
            ticker.stop();
            model.closeAll();
        });
        stage.show();
        ticker.start();
        controller.focus();
    }

    /** The system wants the program to end: cancels what runs, so that it is undone and recorded, and closes then. */
    public void endSession(Stage stage) {
        model.stopRuns(model.runs().going(), CancelToken.Wish.NOW, stage::close);
    }

    /** Goes to a screen, as a person could. */
    public Navigator navigator() {
        return model;
    }

    /** Light or dark. */
    public Theme theme() {
        return theme;
    }
}

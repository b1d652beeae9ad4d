package dev.tidemark.ui.shell;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.ui.shell.ShellController.Looks;
import dev.tidemark.ui.task.FxTaskRunner;
import dev.tidemark.ui.task.FxTicker;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Fonts;
import dev.tidemark.ui.view.FullTexts;
import dev.tidemark.ui.view.FxPathChooser;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.PathChooser;
import dev.tidemark.ui.view.Remembered;
import dev.tidemark.ui.view.TextSize;
import dev.tidemark.ui.view.Theme;
import dev.tidemark.ui.view.ViewLoader;
import dev.tidemark.ui.view.WindowIcons;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The one window. Make and use it on the JavaFX thread. */
public final class MainWindow {
    private static final String THEME = "window.theme";
    private static final String TEXT_SIZE = "window.textSize";

    private final ShellViewModel model;
    private final Theme theme = new Theme();
    private final TextSize textSize = new TextSize();
    private final Remembered remembered;
    private final Messages messages;

    /** With what it needs from the rest of the program. */
    public MainWindow(Services services) {
        this(services, new Messages(), FxTaskRunner::new);
    }

    /** The same with other texts, or with other threads. */
    MainWindow(Services services, Messages messages, TaskRunner.Factory runners) {
        Fonts.load();
        this.messages = messages;
        remembered = new Remembered(services.keeping().preferences(), runners.named("preferences"));
        model = new ShellViewModel(services, runners, messages);
        keepLooks();
    }

    private void keepLooks() {
        String chosen = remembered.find(THEME);
        for (Theme.Choice choice : Theme.Choice.values()) {
            if (choice.name().equalsIgnoreCase(chosen)) {
                theme.choiceProperty().set(choice);
            }
        }
        theme.choiceProperty().subscribe(
                (before, now) -> remembered.keep(THEME, now.name().toLowerCase(Locale.ROOT)));
        textSize.set((int) remembered.number(TEXT_SIZE, TextSize.SMALLEST));
        textSize.percentProperty().subscribe((before, now) -> remembered.keep(TEXT_SIZE, now.toString()));
    }

    /** Shows it on {@code stage}. */
    public void show(Stage stage) {
        show(stage, new FxPathChooser(stage));
    }

    /** The same with files and folders chosen by {@code chooser}. */
    public void show(Stage stage, PathChooser chooser) {
        ShellController controller = new ShellController(
                model, messages, new Looks(theme, textSize, remembered), stage, chooser);
        Parent root = new ViewLoader(messages).load(controller);
        Scene scene = new Scene(root);
        textSize.percentProperty().subscribe(percent -> scene.getStylesheets().setAll(textSize.sheet()));
        theme.darkProperty().subscribe(dark -> {
            root.getStyleClass().remove("dark");
            if (dark) {
                root.getStyleClass().add("dark");
            }
        });
        FullTexts.tell(scene);
        stage.setScene(scene);
        stage.getIcons().setAll(WindowIcons.all());
        new StagePlace(stage, remembered).keep();
        stage.setOnCloseRequest(event -> {
            if (model.departures().refusesToClose(stage::close)) {
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
            model.departures().closeAll();
            remembered.close();
        });
        stage.show();
        ticker.start();
        controller.focus();
    }

    /** The system wants the program to end: cancels what runs, so that it is undone and recorded, and closes then. */
    public void endSession(Stage stage) {
        model.departures().stopRuns(model.runs().going(), CancelToken.Wish.NOW, stage::close);
    }

    /** Goes to a screen, as a person could. */
    public Navigator navigator() {
        return model;
    }

    /** The state of the whole window. */
    ShellViewModel model() {
        return model;
    }

    /** Light or dark. */
    public Theme theme() {
        return theme;
    }

    /** How large texts are. */
    public TextSize textSize() {
        return textSize;
    }
}

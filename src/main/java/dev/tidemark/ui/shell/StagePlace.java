package dev.tidemark.ui.shell;

import dev.tidemark.ui.view.Remembered;
import dev.tidemark.ui.view.WindowPlace;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Puts the window where it stood last time, and remembers where it goes. */
final class StagePlace {
    private static final String KEY = "window.place";
    private static final Rectangle2D FIRST = new Rectangle2D(0, 0, 1280, 800);
    private static final double MIN_WIDTH = 900;
    private static final double MIN_HEIGHT = 600;

    private final Stage stage;
    private final Remembered remembered;
    private Rectangle2D last = FIRST;

    StagePlace(Stage stage, Remembered remembered) {
        this.stage = stage;
        this.remembered = remembered;
    }

    /** Does both, from now on. Before the stage is shown. */
    void keep() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(MIN_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(MIN_HEIGHT, screen.getHeight()));
        WindowPlace before = known();
        if (before == null) {
            Rectangle2D first = WindowPlace.fitted(FIRST, screen);
            stage.setWidth(first.getWidth());
            stage.setHeight(first.getHeight());
        } else {
            last = before.bounds();
            stage.setX(last.getMinX());
            stage.setY(last.getMinY());
            stage.setWidth(last.getWidth());
            stage.setHeight(last.getHeight());
            stage.setMaximized(before.maximised());
        }
        List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty(),
                stage.maximizedProperty()).forEach(property -> property.subscribe(this::remember));
    }

    private @Nullable WindowPlace known() {
        WindowPlace place = WindowPlace.parse(remembered.find(KEY));
        return place == null
                ? null
                : place.on(Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
    }

    private void remember() {
        if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) {
            return;
        }
        if (!stage.isMaximized()) {
            last = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        }
        remembered.keep(KEY, new WindowPlace(last, stage.isMaximized()).text());
    }
}

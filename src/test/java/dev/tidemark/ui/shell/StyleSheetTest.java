package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ui.fixture.CssLog;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** That a wrong style sheet would be noticed: the journeys trust it. */
@Tag("window")
class StyleSheetTest {
    @BeforeAll
    static void toolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aColourThatIsNotThereIsNoticed() {
        assertThat(said(".label { -fx-text-fill: -color-of-nothing; }")).isNotEmpty();
        assertThat(said(".label { -fx-text-fill: ; }")).isNotEmpty();
        assertThat(said(".label { -fx-text-fill: red; }")).isEmpty();
    }

    private static java.util.List<String> said(String css) {
        try (CssLog log = new CssLog()) {
            new FxRobot().interact(() -> {
                StackPane root = new StackPane(new Label("text"));
                Scene scene = new Scene(root, 100, 100);
                scene.getStylesheets().add("data:text/css," + css.replace(" ", "%20"));
                root.applyCss();
                scene.snapshot(null);
            });
            return java.util.List.copyOf(log.said());
        }
    }
}

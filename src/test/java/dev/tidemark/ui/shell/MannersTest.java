package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.Composition;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.fixture.Pictures;
import dev.tidemark.ui.fixture.Contrast;
import dev.tidemark.ui.fixture.CssLog;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.PseudoTexts;
import dev.tidemark.ui.fixture.SceneAudit;
import dev.tidemark.ui.view.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Every screen in the smallest window that it is made for: nothing cut off, nothing hard to read, nothing without a name,
 * no complaint about the style sheet. With {@code -Dmanners.pictures} it leaves pictures of all of it.
 */
@Tag("window")
class MannersTest {
    private static final double WIDTH = 1100;
    private static final double HEIGHT = 700;
    private static final int PASSES = 3;

    private final FxRobot robot = new FxRobot();

    @TempDir
    private Path home;

    /** How the window is walked through. */
    enum Walk {
        LIGHT(false, 100, false), DARK(true, 100, false), HALF_AS_LARGE_AGAIN(false, 150, false), TWICE_AS_LARGE(
                true, 200, false), LONGER_TEXTS(false, 100, true);

        private final boolean dark;
        private final int percent;
        private final boolean pseudo;

        Walk(boolean dark, int percent, boolean pseudo) {
            this.dark = dark;
            this.percent = percent;
            this.pseudo = pseudo;
        }

        Messages messages() {
            return new Messages(new PseudoTexts(pseudo));
        }
    }

    @BeforeAll
    static void toolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    /** The program's own, but for the schemas that it compares, which hold one difference of each kind, and for doubts. */
    private Services services(MemoryWindow memory) {
        Services own = new Composition(Map.of("TIDEMARK_HOME", home.toString()), home).services();
        return new Services(
                new Services.Reading(
                        own.reading().timeline(), own.reading().detail(),
                        new Services.Looking(
                                own.reading().looking().changes(), own.reading().looking().contexts(),
                                own.reading().looking().preconditions(), own.reading().looking().source(),
                                memory.doubts())),
                own.moving(), own.opening(), own.keeping(), own.saving(),
                memory.services().comparing());
    }

    @ParameterizedTest
    @EnumSource
    void everyScreenKeepsItsManners(Walk walk) throws TimeoutException, IOException, InterruptedException {
        Set<String> found = new LinkedHashSet<>();
        MemoryWindow memory = new MemoryWindow(new MemoryEngine("a | b"));
        try (CssLog css = new CssLog()) {
            AtomicReference<Stage> shown = new AtomicReference<>();
            AtomicReference<MainWindow> made = new AtomicReference<>();
            FxToolkit.setupFixture(() -> {
                Stage empty = new Stage();
                MainWindow fresh = new MainWindow(services(memory), walk.messages(), name -> new DirectTaskRunner());
                fresh.theme().choose(walk.dark);
                fresh.textSize().set(walk.percent);
                fresh.show(empty);
                empty.setWidth(WIDTH);
                empty.setHeight(HEIGHT);
                shown.set(empty);
                made.set(fresh);
            });
            Stage stage = Objects.requireNonNull(shown.get());
            Scene scene = stage.getScene();
            MainWindow window = Objects.requireNonNull(made.get());
            for (Stops.Stop stop : new Stops(window.model(), scene, home, memory).all()) {
                robot.interact(stop.way());
                WaitForAsyncUtils.waitForFxEvents();
                robot.interact(() -> look(scene.getRoot(), stop.name(), found));
                if (System.getProperty("manners.pictures") != null) {
                    Pictures.write(scene, "manners/" + walk.name().toLowerCase(Locale.ROOT) + "/" + stop.name());
                }
            }
            robot.interact(stage::close);
            found.addAll(css.said());
        }
        assertThat(found).isEmpty();
    }

    private static void look(Parent root, String stop, Set<String> found) {
        // What asks for another layout while it is laid out gets it now, and not with the next picture.
        for (int i = 0; i < PASSES; i++) {
            root.applyCss();
            root.layout();
        }
        SceneAudit.cutOff(root).forEach(what -> add(found, stop, what));
        SceneAudit.unnamed(root).forEach(what -> add(found, stop, what));
        Contrast.low(root).forEach(what -> add(found, stop, what));
    }

    /** Each thing once, with the first stop where it was seen. */
    private static void add(Set<String> found, String stop, String what) {
        if (found.stream().noneMatch(known -> known.endsWith(what))) {
            found.add("on '" + stop + "': " + what);
        }
    }
}

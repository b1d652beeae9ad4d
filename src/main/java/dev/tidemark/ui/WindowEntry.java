package dev.tidemark.ui;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ScratchServer;
import dev.tidemark.ui.shell.MainWindow;
import dev.tidemark.ui.shell.Services;
import dev.tidemark.ui.task.BackgroundPreferences;
import dev.tidemark.ui.task.Toolkit;
import dev.tidemark.ui.tour.Tour;
import dev.tidemark.ui.view.SampleOpener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Opens the window. Only one of its methods can be called in a program's life, and once. */
public final class WindowEntry {
    private WindowEntry() {}

    /** What the window shows first. */
    public enum First {
        /** Where to begin. */
        START,
        /** The sample. */
        SAMPLE
    }

    /** Opens the window; returns when it was closed. */
    public static void open(Services services, First first) {
        try (BackgroundPreferences preferences =
                new BackgroundPreferences(services.keeping().preferences())) {
            open(
                    new Services(
                            services.reading(), services.moving(), services.opening(),
                            new Services.Keeping(preferences, services.keeping().log()), services.saving(),
                            services.comparing()),
                    first == First.SAMPLE);
        }
    }

    private static void open(Services services, boolean sample) {
        Toolkit.startUntil(closed -> {
            MainWindow window = new MainWindow(services);
            Stage stage = new Stage();
            stage.showingProperty().subscribe((before, showing) -> {
                if (before && !showing) {
                    closed.run();
                }
            });
            window.show(stage);
            Toolkit.onUncaught(window.navigator()::failed);
            services.moving().desktop().onSessionEnd(() -> Toolkit.later(() -> window.endSession(stage)));
            if (sample) {
                window.navigator().openSample();
            }
        });
    }

    /**
     * Walks through the window without a display and leaves pictures in {@code folder}; returns when it is over.
     *
     * @param databases makes the databases of the walk's own stops
     * @param room a folder for their files
     * @return the pictures in the order of the walk
     * @throws IllegalStateException where the walk did not get to its end, naming where it stood
     */
    public static List<Path> tour(Services services, ScratchServer databases, Path room, Path folder) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        AtomicReference<Path> project = new AtomicReference<>(folder);
        Services watched = new Services(
                services.reading(), services.moving(), watched(services.opening(), project), services.keeping(),
                services.saving(), services.comparing());
        Tour.Luggage luggage =
                new Tour.Luggage(services.opening().openProject(), databases, room, project::get);
        List<Path> pictures = new ArrayList<>();
        AtomicReference<String> stoppedAt = new AtomicReference<>("");
        Toolkit.startUntil(done -> {
            MainWindow window = new MainWindow(watched);
            Stage stage = new Stage();
            window.show(stage);
            Toolkit.onUncaught(failure -> {
                if (!overTheEdge(failure)) {
                    stoppedAt.set(failure.sentences());
                    done.run();
                }
            });
            Tour.Place place = new Tour.Place(stage, window.navigator(), window.theme(), window.textSize());
            new Tour(place, luggage, folder).walk(end -> {
                pictures.addAll(end.pictures());
                stoppedAt.set(end.stoppedAt());
                stage.close();
                done.run();
            });
        });
        if (!"".equals(stoppedAt.get())) {
            throw new IllegalStateException("The tour stopped at " + stoppedAt.get());
        }
        return pictures;
    }

    /**
     * Whether it is only that the display without a screen has no room for something that pops up; pictures are taken of
     * what the windows hold, not of the display.
     */
    private static boolean overTheEdge(Failure failure) {
        return failure instanceof Failure.Unexpected unexpected
                && unexpected.details().startsWith(IndexOutOfBoundsException.class.getName())
                && unexpected.details().contains("at com.sun.glass.ui.headless.HeadlessWindow.");
    }

    /** The same, remembering where the files of the demo's first database are. */
    private static Services.Opening watched(Services.Opening opening, AtomicReference<Path> project) {
        return new Services.Opening(
                opening.readProject(), opening.resolveConnection(), opening.openProject(),
                new WatchedSample(opening.sample(), project), opening.projects());
    }

    /**
     * Tells where the files of the demo's first database are.
     *
     * @param sample the demo
     * @param project gets the folder once it is open
     */
    private record WatchedSample(SampleOpener sample, AtomicReference<Path> project) implements SampleOpener {
        @Override
        public List<Demo> demos() {
            return sample.demos();
        }

        @Override
        public @Nullable String missing(Place place) {
            return sample.missing(place);
        }

        @Override
        public OpenDatabase open(Choice choice) {
            OpenDatabase opened = sample.open(choice);
            if (choice.demo() == Demo.TODO) {
                project.set(opened.project().folder());
            }
            return opened;
        }

        @Override
        public @Nullable Choice choice(OpenDatabase database) {
            return sample.choice(database);
        }
    }
}

package dev.tidemark.ui.tour;

import dev.tidemark.application.OpenProject;
import dev.tidemark.application.port.ScratchServer;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.TextSize;
import dev.tidemark.ui.view.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Stage;

/**
 * A walk through the window as a person would go: the first minute, the demo, its timeline, plans and runs, and what can go
 * wrong. Each stop leaves pictures, light and dark, small and large, and one with larger texts.
 */
public final class Tour {
    /**
     * How a walk ended.
     *
     * @param pictures what it left
     * @param stoppedAt where it stopped; empty where it came to its end
     */
    public record Result(List<Path> pictures, String stoppedAt) {
        /** With its own copy of the pictures' paths. */
        public Result {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * The window that it goes through.
     *
     * @param stage is shown
     * @param navigator goes to its screens
     * @param theme light or dark
     * @param textSize how large its texts are
     */
    public record Place(Stage stage, Navigator navigator, Theme theme, TextSize textSize) {}

    /**
     * What it brings along.
     *
     * @param open opens databases of its own
     * @param databases makes them
     * @param room a folder for the files of its projects
     * @param demo tells the folder of the demo's first project once it is open
     */
    public record Luggage(OpenProject open, ScratchServer databases, Path room, Supplier<Path> demo) {}

    private final Guide guide;
    private final Room room;

    /**
     * Through a window that is shown and has nothing open.
     *
     * @param folder gets the pictures; is made where it is not there
     */
    public Tour(Place place, Luggage luggage, Path folder) {
        guide = new Guide(place, folder);
        room = new Room(luggage, place.navigator());
    }

    /** Walks, and tells {@code end} how it went. Call it on the window's thread. */
    public void walk(Consumer<Result> end) {
        new FirstMinute(guide, room).walk();
        new DemoStops(guide).walk();
        new CompareStops(guide).walk();
        new TimelineStops(guide, room).walk();
        new RunStops(guide, room).walk();
        new TroubleStops(guide, room).walk();
        guide.play(stoppedAt -> {
            room.close();
            end.accept(new Result(guide.pictures(), stoppedAt));
        });
    }
}

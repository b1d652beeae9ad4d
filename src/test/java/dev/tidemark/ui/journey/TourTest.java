package dev.tidemark.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ui.fixture.RealWindow;
import dev.tidemark.ui.tour.Tour;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour that a machine without a display gets instead of the window. */
@Tag("long")
class TourTest {
    private static final int PICTURES = 300;

    @TempDir
    private Path room;

    @TempDir
    private Path folder;

    @Test
    void itGetsToItsEndAndLeavesAPictureOfEachStopInEachSizeAndTheme() throws Exception {
        CompletableFuture<Tour.Result> end = new CompletableFuture<>();
        try (RealWindow window = RealWindow.open()) {
            window.tour(room, () -> window.databases().project("todo"), folder, end::complete);
            Tour.Result result = end.get(30, TimeUnit.MINUTES);
            assertThat(result.stoppedAt()).isEmpty();
            assertThat(result.pictures()).hasSizeGreaterThan(PICTURES)
                    .allSatisfy(file -> assertThat(file).isNotEmptyFile());
            assertThat(window.databases().onWindowsThread()).isEmpty();
            assertThat(window.cssWarnings()).isEmpty();
        }
    }
}

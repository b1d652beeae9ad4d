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
    @TempDir
    private Path folder;

    @Test
    void itGetsToItsEndAndLeavesAPictureOfEachStopInEachSizeAndTheme() throws Exception {
        CompletableFuture<Tour.Result> end = new CompletableFuture<>();
        try (RealWindow window = RealWindow.open()) {
            window.tour(window.databases()::lastProject, folder, end::complete);
            Tour.Result result = end.get(5, TimeUnit.MINUTES);
            assertThat(result.stoppedAt()).isEmpty();
            assertThat(result.pictures()).hasSizeGreaterThan(80).allSatisfy(file -> assertThat(file).isNotEmptyFile());
            assertThat(window.databases().onWindowsThread()).isEmpty();
            assertThat(window.cssWarnings()).isEmpty();
        }
    }
}

package dev.tidemark.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class DisplayTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAVariableThereIsNoDisplay() {
        assertThat(on(true, Map.of()).available()).isFalse();
        assertThat(on(true, Map.of("DISPLAY", " ")).available()).isFalse();
        assertThat(on(true, Map.of("DISPLAY", ":0")).available()).isTrue();
        assertThat(on(true, Map.of("WAYLAND_DISPLAY", "wayland-0")).available()).isTrue();
        assertThat(on(false, Map.of()).available()).isTrue();
    }

    @Test
    void whatIsMissingIsNamedWithItsPackage() throws IOException {
        assertThat(on(true, Map.of()).missingForWindow()).contains("libgtk-3-0");
        file("lib/x86_64-linux-gnu/libgtk-3.so.0");
        assertThat(on(true, Map.of()).missingForWindow()).contains("libpangoft2-1.0-0");
        assertThat(on(true, Map.of()).missingForPictures()).contains("libpangoft2-1.0-0");
        file("lib/x86_64-linux-gnu/libpangoft2-1.0.so.0");
        assertThat(on(true, Map.of()).missingForPictures()).contains("fonts-dejavu-core");
        file("fonts/truetype/dejavu/DejaVuSans.ttf");
        assertThat(on(true, Map.of()).missingForWindow()).isNull();
    }

    private void file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }

    private Display on(boolean linux, Map<String, String> variables) {
        return new Display(linux, variables, List.of(folder.resolve("lib")), List.of(folder.resolve("fonts")));
    }
}

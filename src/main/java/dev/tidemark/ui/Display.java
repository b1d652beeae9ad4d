package dev.tidemark.ui;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether this computer can show the window, asked before the toolkit is touched. */
public final class Display {
    private static final int FONT_DEPTH = 5;
    private static final List<Path> LIBRARY_FOLDERS = Stream.of(
            "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")
            .map(Path::of)
            .toList();
    private static final List<Path> FONT_FOLDERS =
            Stream.of("/usr/share/fonts", "/usr/local/share/fonts").map(Path::of).toList();

    private final boolean linux;
    private final Map<String, String> variables;
    private final List<Path> libraryFolders;
    private final List<Path> fontFolders;

    Display(boolean linux, Map<String, String> variables, List<Path> libraryFolders, List<Path> fontFolders) {
        this.linux = linux;
        this.variables = Map.copyOf(variables);
        this.libraryFolders = List.copyOf(libraryFolders);
        this.fontFolders = List.copyOf(fontFolders);
    }

    /** Of this computer. */
    public static Display here() {
        boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return new Display(linux, System.getenv(), LIBRARY_FOLDERS, FONT_FOLDERS);
    }

    /** Whether there is a screen to show a window on. */
    public boolean available() {
        return !linux || set("DISPLAY") || set("WAYLAND_DISPLAY");
    }

    /** What a window on a screen lacks, as a sentence that names the package to install; null where it lacks nothing. */
    public @Nullable String missingForWindow() {
        if (!linux) {
            return null;
        }
        return library("libgtk-3.so")
                ? missingForPictures()
                : "The window needs GTK 3: install the package libgtk-3-0.";
    }

    /** What pictures without a screen lack, as a sentence that names the package; null where they lack nothing. */
    public @Nullable String missingForPictures() {
        if (!linux) {
            return null;
        }
        if (!library("libpangoft2-1.0.so")) {
            return "Text needs Pango: install the package libpangoft2-1.0-0.";
        }
        return font() ? null : "Text needs at least one font: install the package fonts-dejavu-core.";
    }

    private boolean set(String variable) {
        String value = variables.get(variable);
        return value != null && !value.isBlank();
    }

    private boolean library(String name) {
        return libraryFolders.stream().anyMatch(folder -> contains(folder, 2, file -> file.startsWith(name)));
    }

    private boolean font() {
        return fontFolders.stream().anyMatch(folder -> contains(
                folder, FONT_DEPTH, file -> file.endsWith(".ttf") || file.endsWith(".otf") || file.endsWith(".ttc")
                        || file.endsWith(".pfb")));
    }

    private static boolean contains(Path folder, int depth, java.util.function.Predicate<String> wanted) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> found = Files.find(
                folder, depth, (path, attributes) -> wanted.test(String.valueOf(path.getFileName())),
                FileVisitOption.FOLLOW_LINKS)) {
            return found.findAny().isPresent();
        } catch (IOException | java.io.UncheckedIOException e) {
            return true; // What cannot be looked into may well hold it.
        }
    }
}

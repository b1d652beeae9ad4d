package dev.tidemark.ui.view;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's own choosers. */
public final class FxPathChooser implements PathChooser {
    private final Window owner;

    /** Over that window. */
    public FxPathChooser(Window owner) {
        this.owner = owner;
    }

    @Override
    public @Nullable Path folder(String title, @Nullable Path start) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        if (start != null && Files.isDirectory(start)) {
            chooser.setInitialDirectory(start.toFile());
        }
        return path(chooser.showDialog(owner));
    }

    @Override
    public @Nullable Path file(String title, @Nullable Path start) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (start != null && Files.isDirectory(start)) {
            chooser.setInitialDirectory(start.toFile());
        }
        return path(chooser.showOpenDialog(owner));
    }

    @Override
    public @Nullable Path save(String title, @Nullable Path start, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        if (start != null && Files.isDirectory(start)) {
            chooser.setInitialDirectory(start.toFile());
        }
        return path(chooser.showSaveDialog(owner));
    }

    private static @Nullable Path path(@Nullable File file) {
        return file == null ? null : file.toPath();
    }
}

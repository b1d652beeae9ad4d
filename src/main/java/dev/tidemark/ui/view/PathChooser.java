package dev.tidemark.ui.view;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Lets a person choose a file or a folder. */
public interface PathChooser {
    /** A folder, or null where they changed their mind. */
    @Nullable
    Path folder(String title, @Nullable Path start);

    /** A file, or null where they changed their mind. */
    @Nullable
    Path file(String title, @Nullable Path start);
}

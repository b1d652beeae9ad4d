package dev.tidemark.ui.view;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Lets a person choose a file or a folder. */
public interface PathChooser {
    /** A folder, or null where they changed their mind. */
    @Nullable
    Path folder(String title, @Nullable Path start);

    /**
     * A file to write, or null where they changed their mind. Where there is such a file already, they have agreed that it
     * is replaced: the choosers of all systems ask.
     *
     * @param name what it is called unless they say otherwise; its ending says what is in it
     */
    @Nullable
    Path save(String title, @Nullable Path start, String name);

    /** A file, or null where they changed their mind. */
    @Nullable
    Path file(String title, @Nullable Path start);
}

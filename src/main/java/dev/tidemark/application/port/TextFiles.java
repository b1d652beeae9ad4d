package dev.tidemark.application.port;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files of text that a person agreed to have written. Every method throws FailedException where the disk refuses. */
public interface TextFiles {
    /** What stands in {@code file}, or null where there is no such file. */
    @Nullable
    String read(Path file);

    /** Makes {@code file}, and the folders above it. A file that is there already is left alone, and said. */
    void create(Path file, String text);

    /** Puts {@code text} in the place of what {@code file} holds. */
    void replace(Path file, String text);

    /** Fails where {@link #replace} would because {@code file} may not be written. Changes nothing. */
    void writable(Path file);

    /** Takes back a file that was made a moment ago, if it still holds {@code text}. Never throws. */
    void takeBack(Path file, String text);
}

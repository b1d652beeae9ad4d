package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Walks the guided tour on the embedded database. */
@FunctionalInterface
public interface DemoRunner {
    /**
     * Walks it.
     *
     * @param folder where the pictures go
     * @param say hears what is done, line by line
     * @return the program's exit code
     */
    int run(Path folder, Consumer<String> say);
}

package dev.tidemark.application.port;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Folders of the program's own for what nobody needs once it has ended. May be used by several threads. */
public interface TemporaryFolders {
    /**
     * A new, empty folder that only this user may look into. It is removed when it is closed or the program ends; what a
     * killed program left behind is removed first. Folders of programs that still run are never touched.
     *
     * @param purpose a short word for its name, lower-case letters only
     * @param ending ends what still works inside of a folder, just before that is removed, whoever left it; gets the
     *        folder's {@link Folder#path()}
     * @throws dev.tidemark.application.outcome.FailedException where it cannot be made
     */
    Folder create(String purpose, Consumer<Path> ending);

    /** A folder, there until it is closed. */
    interface Folder extends AutoCloseable {
        /** Where it is. */
        Path path();

        /** Removes it with everything in it. Never throws; twice is harmless. */
        @Override
        void close();
    }
}

package dev.tidemark.application.port;

import java.nio.file.Path;
import java.util.List;

/** Finds where a build puts an application's classes. */
@FunctionalInterface
public interface OutputFolders {
    /**
     * The class folders of Maven and Gradle that are there, of the project's folder and of its modules one level below, and the
     * folder {@code target/dependency} where the build has gathered libraries. Empty for none. Never fails.
     */
    List<Path> find(Path project);
}

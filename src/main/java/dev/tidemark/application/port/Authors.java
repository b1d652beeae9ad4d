package dev.tidemark.application.port;

import java.nio.file.Path;

/** Who writes revisions. */
@FunctionalInterface
public interface Authors {
    /** The name in git's configuration of that folder, else the person's name on this computer. Never empty; never throws. */
    String author(Path folder);
}

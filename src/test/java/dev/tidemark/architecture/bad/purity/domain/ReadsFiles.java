package dev.tidemark.architecture.bad.purity.domain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A piece of the domain that reads a file. */
public final class ReadsFiles {
    String read(Path file) throws IOException {
        return Files.readString(file);
    }
}

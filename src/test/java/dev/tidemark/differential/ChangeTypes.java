package dev.tidemark.differential;

import dev.tidemark.fixture.Opened;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The changelogs that use each change type. */
final class ChangeTypes {
    static final String IRREVERSIBLE = "irreversible.xml";

    private ChangeTypes() {}

    /** The files that can be undone whole. */
    static List<String> reversible() {
        return files().stream().filter(file -> !file.equals(IRREVERSIBLE)).toList();
    }

    /** All of them. */
    static List<String> files() {
        try (Stream<Path> files = Files.list(Opened.changelogs("types"))) {
            return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.tidemark.adapter.liquibase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Remembers the files and folders that a changelog was read from, to see later whether one of them changed. */
final class FileStates {
    private final Map<Path, String> seen = new HashMap<>();

    /** A file was read, or looked for. */
    void file(Path path) {
        seen.putIfAbsent(path, fileState(path));
    }

    /** A folder was listed with everything below it. */
    void folder(Path path) {
        seen.putIfAbsent(path, folderState(path));
    }

    void clear() {
        seen.clear();
    }

    /** Whether everything is as it was when it was read. */
    boolean unchanged() {
        return seen.entrySet().stream().allMatch(e -> e.getValue().equals(state(e.getKey(), e.getValue())));
    }

    private static String state(Path path, String before) {
        return before.startsWith("folder") ? folderState(path) : fileState(path);
    }

    private static String fileState(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return "file " + attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
        } catch (IOException e) {
            return "absent";
        }
    }

    private static String folderState(Path path) {
        try (Stream<Path> below = Files.walk(path)) {
            return "folder " + below.map(Path::toString).sorted().toList().hashCode();
        } catch (IOException e) {
            return "folder absent";
        }
    }
}

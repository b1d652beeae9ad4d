package dev.tidemark.adapter.files;

import java.io.IOException;
import java.nio.file.Path;

/** Appends lines, as a second process does beside the first. */
final class LineWriter {
    private LineWriter() {}

    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
    }

    static void write(Path file, String name, int lines) throws IOException {
        try (LineAppender appender = new LineAppender(file)) {
            for (int i = 0; i < lines; i++) {
                appender.append(name + " " + i);
            }
        }
    }
}

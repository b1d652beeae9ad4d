package dev.tidemark.ui.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of a story, as a person would find them in the project's folder. */
final class StoryFiles {
    private static final String RESOURCES = "/dev/tidemark/sample/";

    private final Story story;
    private final Path folder;

    /**
     * @param folder becomes the project's; what is in it is removed first
     */
    StoryFiles(Story story, Path folder) {
        this.story = story;
        this.folder = folder;
    }

    /** Writes the files as they were before anything happened. */
    void atFirst() {
        try {
            clear();
            copy(story.name(), story.files());
            copy(story.name() + "-earlier", story.earlier());
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's files cannot be written", e);
        }
    }

    /** Writes the files as they are now. */
    void today() {
        try {
            for (String file : story.earlier()) {
                Files.deleteIfExists(folder.resolve(file));
            }
            copy(story.name(), story.earlier().stream().filter(story.files()::contains).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's files cannot be written", e);
        }
    }

    /** The statements of a resource, which end with a semicolon at a line's end. */
    static List<String> statements(String file) {
        try (InputStream in = resource("rows/" + file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split(";\\R")).map(String::strip).filter(sql -> !sql.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's rows cannot be read", e);
        }
    }

    private void copy(String from, List<String> files) throws IOException {
        for (String file : files) {
            Path target = folder.resolve(file);
            Path parent = target.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            try (InputStream in = resource(from + "/" + file)) {
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = StoryFiles.class.getResourceAsStream(RESOURCES + name);
        if (in == null) {
            throw new IOException("The program was put together without " + name);
        }
        return in;
    }

    private void clear() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> below = Files.walk(folder)) {
                for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

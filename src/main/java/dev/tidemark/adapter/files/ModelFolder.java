package dev.tidemark.adapter.files;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ModelStore;
import dev.tidemark.application.port.SchemaFiles;
import dev.tidemark.domain.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Model schemas as files in a folder that may be emptied at any time; the oldest go when there are too many. */
final class ModelFolder implements ModelStore {
    private static final int MOST = 20;
    private static final String ENDING = ".json";

    private final Path folder;
    private final SchemaFiles files;
    private final Clock clock = Clock.systemUTC();

    ModelFolder(Path folder, SchemaFiles files) {
        this.folder = folder;
        this.files = files;
    }

    @Override
    public @Nullable Schema find(String key) {
        Path file = folder.resolve(key + ENDING);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            Schema found = files.read(file);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return found;
        } catch (IOException | FailedException e) {
            return null; // Another version of the program wrote it, or half of it is there: it is made anew.
        }
    }

    @Override
    public void keep(String key, Schema schema) {
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "model", ".tmp");
            Files.writeString(fresh, files.content(schema), StandardCharsets.UTF_8);
            Files.move(fresh, folder.resolve(key + ENDING), StandardCopyOption.REPLACE_EXISTING);
            forgetOldest();
        } catch (IOException e) {
            // It is made anew the next time, and that is all that is lost.
        }
    }

    private void forgetOldest() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> newestFirst = all.filter(f -> f.toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(ModelFolder::time).reversed()).toList();
            for (Path old : newestFirst.subList(Math.min(MOST, newestFirst.size()), newestFirst.size())) {
                Files.deleteIfExists(old);
            }
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}

package dev.tidemark.adapter.files;

import dev.tidemark.application.port.Preferences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Preferences as one JSON object in one file, which is replaced as a whole. May be used from several threads. */
final class PreferencesFile implements Preferences {
    private final Path file;
    private final JsonMapper json = JsonMapper.builder().build();
    private @Nullable Map<String, String> known;

    PreferencesFile(Path file) {
        this.file = file;
    }

    @Override
    public synchronized @Nullable String find(String key) {
        Map<String, String> values = known == null ? read() : known;
        known = values;
        return values.get(key);
    }

    @Override
    public synchronized void keep(String key, @Nullable String value) {
        Map<String, String> values = read(); // Another Tidemark may have kept something meanwhile.
        String before = value == null ? values.remove(key) : values.put(key, value);
        known = values;
        if (!Objects.equals(before, value)) {
            write(values);
        }
    }

    private Map<String, String> read() {
        Map<String, String> values = new TreeMap<>();
        if (Files.exists(file)) {
            try {
                values.putAll(json.readValue(Files.readString(file), new TypeReference<Map<String, String>>() {}));
            } catch (IOException | JacksonException e) {
                values.clear(); // Preferences that cannot be read are no reason to stop; the next one kept replaces them.
            }
        }
        return values;
    }

    private void write(Map<String, String> values) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path fresh = Files.createTempFile(folder, "preferences", ".tmp"); // readable by its owner only
            Files.writeString(
                    fresh, json.writerWithDefaultPrettyPrinter().writeValueAsString(values), StandardCharsets.UTF_8);
            replace(fresh);
        } catch (IOException e) {
            // They hold until the program ends, and that is all that is lost.
        }
    }

    private void replace(Path fresh) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

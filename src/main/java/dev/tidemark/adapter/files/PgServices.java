package dev.tidemark.adapter.files;

import dev.tidemark.application.port.ServiceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** PostgreSQL's service file as libpq reads it: names in brackets, {@code option=value} below them, {@code #} for comments. */
final class PgServices implements ServiceFile {
    private final Path file;

    PgServices(Path file) {
        this.file = file;
    }

    @Override
    public Map<String, Map<String, String>> services() {
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        Map<String, String> current = new LinkedHashMap<>();
        try {
            for (String line : Files.isRegularFile(file) ? Files.readAllLines(file) : List.<String>of()) {
                String text = line.strip();
                int equals = text.indexOf('=');
                if (text.startsWith("[") && text.endsWith("]")) {
                    String name = text.substring(1, text.length() - 1).strip();
                    Map<String, String> fresh = new LinkedHashMap<>();
                    // libpq takes the first section of a name.
                    current = found.putIfAbsent(name, fresh) == null ? fresh : new LinkedHashMap<>();
                } else if (!text.startsWith("#") && equals > 0) {
                    current.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
                }
            }
        } catch (IOException e) {
            found.clear(); // unreadable, or not a text
        }
        return found;
    }
}

package dev.tidemark.application;

import dev.tidemark.application.port.ServiceFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the services of PostgreSQL's service file. */
public final class ReadServices {
    private final ServiceFile file;

    /** With the file. */
    public ReadServices(ServiceFile file) {
        this.file = file;
    }

    /** The options of each service by its name; a password is left out. */
    public Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        file.services().forEach((name, options) -> {
            Map<String, String> open = new LinkedHashMap<>(options);
            open.keySet().removeIf(option -> option.toLowerCase(java.util.Locale.ROOT).contains("password"));
            found.put(name, open);
        });
        return found;
    }
}

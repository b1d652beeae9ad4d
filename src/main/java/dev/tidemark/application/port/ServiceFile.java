package dev.tidemark.application.port;

import java.util.Map;

/** PostgreSQL's connection service file (PostgreSQL manual, section 34.17). Never throws: a file that cannot be read is empty. */
@FunctionalInterface
public interface ServiceFile {
    /** Knows no services. */
    ServiceFile NONE = Map::of;

    /** The options of each service by its name, such as {@code host} and {@code dbname}; they may hold a password. */
    Map<String, Map<String, String>> services();
}

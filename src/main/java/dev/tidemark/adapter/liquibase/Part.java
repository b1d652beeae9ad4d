package dev.tidemark.adapter.liquibase;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a changelog file, whatever its format: an element, an attribute, or a key of YAML or JSON.
 *
 * @param name its name; empty for an item of a list that has none
 * @param line where it begins, from 1
 * @param text its own text; empty where it has none
 * @param parts what stands in it, in order
 */
record Part(String name, int line, String text, List<Part> parts) {
    Part {
        parts = List.copyOf(parts);
    }

    /** The first part of that name, or null. */
    @Nullable
    Part part(String wanted) {
        for (Part part : parts) {
            if (part.name.equals(wanted)) {
                return part;
            }
        }
        return null;
    }

    /** The text of the first part of that name; empty where there is none. */
    String text(String wanted) {
        Part part = part(wanted);
        return part == null ? "" : part.text;
    }
}

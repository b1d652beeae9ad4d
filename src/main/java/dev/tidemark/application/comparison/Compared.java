package dev.tidemark.application.comparison;

import dev.tidemark.domain.difference.Comparison;
import dev.tidemark.domain.schema.Schema;
import java.util.List;

/**
 * Two schemas and where they differ.
 *
 * @param left the side that is wanted
 * @param right the side that is there
 * @param comparison the differences
 * @param notes what a person should know about how it was read, one sentence each, such as classes that are not on the class
 *     path
 */
public record Compared(Schema left, Schema right, Comparison comparison, List<String> notes) {
    public Compared {
        notes = List.copyOf(notes);
    }
}

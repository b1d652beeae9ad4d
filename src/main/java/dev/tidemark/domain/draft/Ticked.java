package dev.tidemark.domain.draft;

import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.schema.Schema;
import java.util.List;
import java.util.Set;

/**
 * What a person chose of a comparison.
 *
 * @param differences the ticked ones; the revision makes the right side equal to the left one in these
 * @param wanted the left side
 * @param there the right side
 * @param converted the keys of those changes of type that are to be made although rows are there
 */
public record Ticked(List<Difference> differences, Schema wanted, Schema there, Set<String> converted) {
    public Ticked {
        differences = List.copyOf(differences);
        converted = Set.copyOf(converted);
    }
}

package dev.tidemark.domain.recovery;

import dev.tidemark.domain.revision.RevisionId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which pending revisions bring names that are there already, by names alone: cheap enough for thousands. */
public final class FirstLook {
    private FirstLook() {}

    /** Every name that a look at the catalog has to ask for. */
    public static Set<String> names(Iterable<Footprint> footprints) {
        Set<String> names = new LinkedHashSet<>();
        footprints.forEach(f -> names.addAll(f.makes()));
        return names;
    }

    /**
     * The doubtful ones with the names of theirs that are there. A name that an earlier pending revision takes away or brings
     * says nothing about a later one.
     *
     * @param pending in the order in which they would run
     * @param there the names that the schema has
     */
    public static Map<RevisionId, List<String>> doubtful(Map<RevisionId, Footprint> pending, Set<String> there) {
        Map<RevisionId, List<String>> found = new LinkedHashMap<>();
        Set<String> explained = new HashSet<>();
        pending.forEach((id, footprint) -> {
            List<String> met = footprint.makes().stream()
                    .filter(there::contains)
                    .filter(name -> !explained.contains(name) && !explained.contains(name.split("\\.", 2)[0]))
                    .toList();
            if (!met.isEmpty()) {
                found.put(id, met);
            }
            explained.addAll(footprint.removes());
            explained.addAll(footprint.makes());
        });
        return found;
    }
}

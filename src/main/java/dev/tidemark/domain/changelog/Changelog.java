package dev.tidemark.domain.changelog;

import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RevisionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the files say: revisions in file order, as parsed for one set of contexts, labels and parameters.
 *
 * @param root the root changelog as it was asked for
 * @param revisions all revisions in file order, excluded ones too; an id may stand twice (see problems)
 * @param problems what is wrong with the files
 * @param contexts every context name that the files mention, sorted
 * @param digest hexadecimal digest over identity, order, checksum and rules of all revisions
 */
public record Changelog(
        String root, List<Revision> revisions, List<ChangelogProblem> problems, Set<String> contexts, String digest) {
    /** No files were given: only the record can be shown. */
    public static final Changelog NONE = new Changelog("", List.of(), List.of(), Set.of(), "");

    public Changelog {
        revisions = List.copyOf(revisions);
        problems = List.copyOf(problems);
        contexts = Set.copyOf(contexts);
    }

    /** The first revision of each identity. */
    public Map<RevisionId, Revision> byId() {
        Map<RevisionId, Revision> found = HashMap.newHashMap(revisions.size());
        for (Revision revision : revisions) {
            found.putIfAbsent(revision.id(), revision);
        }
        return found;
    }

    /** The revision of that identity, or null. */
    public @Nullable Revision find(RevisionId id) {
        for (Revision revision : revisions) {
            if (revision.id().equals(id)) {
                return revision;
            }
        }
        return null;
    }

    /** Whether files were read at all. */
    public boolean present() {
        return !root.isEmpty();
    }
}

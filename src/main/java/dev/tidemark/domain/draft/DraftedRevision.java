package dev.tidemark.domain.draft;

import java.util.ArrayList;
import java.util.List;

/**
 * A revision that is not written yet.
 *
 * @param header what stands above it
 * @param changes what it does, in order
 */
public record DraftedRevision(Header header, List<PlannedChange> changes) {
    public DraftedRevision {
        changes = List.copyOf(changes);
    }

    /**
     * What identifies and describes a revision.
     *
     * @param id unique together with author and path
     * @param author whose it is
     * @param contexts a context expression; empty for all
     * @param labels separated by commas; empty for none
     * @param comment what it is for; empty for nothing
     */
    public record Header(String id, String author, String contexts, String labels, String comment) {}

    /** Whether a place has to be written before it can be applied. */
    public boolean unwritten() {
        return changes.stream().anyMatch(PlannedChange::upMarked);
    }

    /** Whether its rollback is complete. Where a place of it has to be written first, the file says none at all. */
    public boolean reversible() {
        return changes.stream().noneMatch(PlannedChange::downMarked);
    }

    /** What applies it. */
    public List<String> upSql() {
        return changes.stream().flatMap(change -> change.upSql().stream()).toList();
    }

    /** What undoes it, in the order in which it runs. */
    public List<String> downSql() {
        List<String> statements = new ArrayList<>();
        changes.reversed().forEach(change -> statements.addAll(change.downSql()));
        return statements;
    }
}

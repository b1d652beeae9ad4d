package dev.tidemark.domain.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change at its place in a revision.
 *
 * @param keys the differences that it is for, by their keys; never empty
 * @param up the change
 * @param down what undoes it; null where nothing has to be undone
 * @param upSql the change's statements; none for a marked place
 * @param downSql the statements that undo it; none where nothing has to be undone or only a person can write it
 */
public record PlannedChange(
        List<String> keys, SchemaChange up, @Nullable SchemaChange down, List<String> upSql, List<String> downSql) {
    public PlannedChange {
        keys = List.copyOf(keys);
        upSql = List.copyOf(upSql);
        downSql = List.copyOf(downSql);
    }

    /** Whether only a person can write what applies it. */
    public boolean upMarked() {
        return up instanceof SchemaChange.Marked;
    }

    /** Whether only a person can write what undoes it. */
    public boolean downMarked() {
        return down instanceof SchemaChange.Marked;
    }
}

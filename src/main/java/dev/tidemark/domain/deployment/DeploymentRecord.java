package dev.tidemark.domain.deployment;

import java.util.List;

/**
 * What a database has recorded, in the order of execution.
 *
 * @param tableExists whether there is a history table at all
 * @param rows its rows by ORDEREXECUTED
 * @param digest hexadecimal digest over every row
 */
public record DeploymentRecord(boolean tableExists, List<AppliedRevision> rows, String digest) {
    /** A database in which nothing was ever recorded. */
    public static final DeploymentRecord EMPTY = new DeploymentRecord(false, List.of(), "empty");

    public DeploymentRecord {
        rows = List.copyOf(rows);
    }

    /** The highest ORDEREXECUTED, 0 where there is none. */
    public int lastOrder() {
        return rows.stream().mapToInt(AppliedRevision::order).max().orElse(0);
    }
}

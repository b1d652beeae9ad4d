package dev.tidemark.domain.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table with everything that belongs to it.
 *
 * @param name its name
 * @param columns in their order
 * @param primaryKey null for none
 * @param uniqueKeys by name
 * @param foreignKeys by name
 * @param checks by name; those that only say NOT NULL are the column's
 * @param indexes by name, without those that a key owns
 * @param traits what else is known of it
 */
public record Table(
        ObjectName name,
        List<Column> columns,
        @Nullable PrimaryKey primaryKey,
        List<UniqueKey> uniqueKeys,
        List<ForeignKey> foreignKeys,
        List<Check> checks,
        List<Index> indexes,
        Traits traits)
        implements SchemaObject {
    public Table {
        columns = List.copyOf(columns);
        uniqueKeys = List.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
    }

    @Override
    public ObjectType type() {
        return ObjectType.TABLE;
    }

    @Override
    public String label() {
        return name.name();
    }

    /** The column of that name; null where there is none. */
    public @Nullable Column column(String wanted) {
        return columns.stream().filter(c -> c.name().equals(wanted)).findFirst().orElse(null);
    }

    /**
     * What else is known of a table.
     *
     * @param comment empty for none
     * @param owner empty where the product does not tell
     * @param grants one line each, such as {@code app: SELECT, INSERT}
     * @param triggers by name
     * @param security row-level security
     * @param partitioning how rows are dealt out, such as {@code RANGE (created_at)}; empty for an ordinary table
     * @param partitions the tables that it is made of, such as {@code orders_2026 FOR VALUES FROM …}
     * @param replicaIdentity {@code default}, {@code full}, {@code nothing} or {@code index NAME}
     * @param rows how many rows the statistics say; -1 where unknown
     */
    public record Traits(
            String comment,
            String owner,
            List<String> grants,
            List<Trigger> triggers,
            Security security,
            String partitioning,
            List<String> partitions,
            String replicaIdentity,
            long rows) {
        /** Nothing known. */
        public static final Traits NONE = new Traits(
                "", "", List.of(), List.of(), Security.NONE, "", List.of(), "default", -1);

        public Traits {
            grants = List.copyOf(grants);
            triggers = List.copyOf(triggers);
            partitions = List.copyOf(partitions);
        }
    }

    /**
     * Row-level security.
     *
     * @param enabled whether it is on
     * @param forced whether it holds for the owner too
     * @param policies by name
     */
    public record Security(boolean enabled, boolean forced, List<Policy> policies) {
        /** Off. */
        public static final Security NONE = new Security(false, false, List.of());

        public Security {
            policies = List.copyOf(policies);
        }
    }
}

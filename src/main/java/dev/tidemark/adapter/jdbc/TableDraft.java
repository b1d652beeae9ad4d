package dev.tidemark.adapter.jdbc;

import dev.tidemark.domain.schema.Check;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Policy;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.SchemaObject;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.Trigger;
import dev.tidemark.domain.schema.UniqueKey;
import dev.tidemark.domain.schema.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table or view on its way into a record: filled by one query after the other. */
public final class TableDraft {
    private final ObjectName name;
    private final List<Column> columns = new ArrayList<>();
    private final List<UniqueKey> uniqueKeys = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final List<Trigger> triggers = new ArrayList<>();
    private final List<Policy> policies = new ArrayList<>();
    private final List<String> partitions = new ArrayList<>();
    private final List<String> grants = new ArrayList<>();
    private @Nullable PrimaryKey primaryKey;
    private Facts facts = Facts.NONE;
    private String replicaIdentity = "default";

    /** An empty one. */
    public TableDraft(ObjectName name) {
        this.name = name;
    }

    /**
     * What is known of it as a whole.
     *
     * @param comment empty for none
     * @param owner empty where the product does not tell
     * @param partitioning empty for an ordinary table
     * @param secured whether row-level security is on
     * @param forced whether it holds for the owner too
     * @param rows how many the statistics say; -1 where unknown
     */
    public record Facts(String comment, String owner, String partitioning, boolean secured, boolean forced, long rows) {
        /** Nothing. */
        public static final Facts NONE = new Facts("", "", "", false, false, -1);
    }

    /** Its name. */
    public ObjectName name() {
        return name;
    }

    /** Says what is known of it as a whole. */
    public void know(Facts known) {
        facts = known;
    }

    /** Says which rows' old values are published. */
    public void identifyRowsBy(String identity) {
        replicaIdentity = identity;
    }

    /** Gives it a line of grants. */
    public void grant(List<String> lines) {
        grants.addAll(lines);
    }

    /** Gives it a partition. */
    public void partition(String text) {
        partitions.add(text);
    }

    /** Gives it a part; columns come in their order, everything else in any. */
    public void add(SchemaObject part) {
        switch (part) {
            case Column column -> columns.add(column);
            case PrimaryKey key -> primaryKey = key;
            case UniqueKey key -> uniqueKeys.add(key);
            case ForeignKey key -> foreignKeys.add(key);
            case Check check -> checks.add(check);
            case Index index -> indexes.add(index);
            case Trigger trigger -> triggers.add(trigger);
            case Policy policy -> policies.add(policy);
            default -> throw new IllegalArgumentException("No part of a table: " + part.type());
        }
    }

    /** The table. */
    public Table table() {
        Table.Traits traits = new Table.Traits(
                facts.comment(), facts.owner(), sorted(grants, Comparator.naturalOrder()),
                sorted(triggers, Comparator.comparing(Trigger::name)),
                new Table.Security(
                        facts.secured(), facts.forced(), sorted(policies, Comparator.comparing(Policy::name))),
                facts.partitioning(), sorted(partitions, Comparator.naturalOrder()), replicaIdentity, facts.rows());
        return new Table(
                name, columns, primaryKey,
                sorted(uniqueKeys, Comparator.comparing(UniqueKey::name)),
                sorted(foreignKeys, Comparator.comparing(ForeignKey::name)),
                sorted(checks, Comparator.comparing(Check::name)),
                sorted(indexes, Comparator.comparing(Index::name)),
                traits);
    }

    /** The view, where it is one. */
    public View view(String definition, boolean materialized) {
        return new View(
                name, definition, columns.stream().map(c -> c.name() + " " + c.dataType().sql()).toList(), materialized,
                facts.comment(), sorted(indexes, Comparator.comparing(Index::name)));
    }

    private static <T> List<T> sorted(List<T> list, Comparator<? super T> order) {
        list.sort(order);
        return list;
    }
}

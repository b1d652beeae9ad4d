package dev.tidemark.domain.recovery;

import org.jspecify.annotations.Nullable;

/** What a statement does to a schema. */
sealed interface Effect {
    /**
     * A fact becomes another.
     *
     * @param fact which
     * @param before what it must have been before; null where it may have been anything
     * @param after what it is then
     */
    record Sets(Fact fact, @Nullable Expected before, Expected after) implements Effect {}

    /** A table gets another name, and takes its parts along. */
    record RenamesTable(Fact.Named from, Fact.Named to) implements Effect {}

    /** An index is that table's, and goes with it. */
    record Indexes(Fact index, Fact.Named table) implements Effect {}

    /** A column gets another name. */
    record RenamesColumn(Fact.Named table, String from, String to) implements Effect {}
}

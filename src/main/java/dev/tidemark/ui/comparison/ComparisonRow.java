package dev.tidemark.ui.comparison;

import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.IgnoreRule;
import dev.tidemark.domain.difference.RenameProposal;
import dev.tidemark.domain.difference.Weight;
import dev.tidemark.domain.schema.ObjectId;
import org.jspecify.annotations.Nullable;

/** A row of the comparison as it is shown. */
sealed interface ComparisonRow {
    /** What it is about. */
    ObjectId object();

    /** What distinguishes it from all others, also after the list was made anew. */
    String key();

    /** Whether it has a tick. */
    Tick tick();

    /** How much of a row is ticked. */
    enum Tick {
        NONE, SOME, ALL
    }

    /**
     * An object whose parts differ.
     *
     * @param object the object
     * @param count how many differences it has
     * @param worst how much the worst of them matters
     * @param folded whether its parts are hidden
     * @param tick how many of them are ticked
     */
    record Group(ObjectId object, int count, Weight worst, boolean folded, Tick tick) implements ComparisonRow {
        @Override
        public String key() {
            return "group " + object;
        }
    }

    /**
     * A difference.
     *
     * @param difference the difference
     * @param inGroup whether it stands below the object that it is a part of
     * @param tick whether it goes into the next revision
     * @param proposal the likeliest rename that explains it; null for none
     * @param ignoredBy the team's rule that leaves it out; null for none
     */
    record Item(
            Difference difference,
            boolean inGroup,
            Tick tick,
            @Nullable RenameProposal proposal,
            @Nullable IgnoreRule ignoredBy)
            implements ComparisonRow {
        @Override
        public ObjectId object() {
            return difference.object();
        }

        @Override
        public String key() {
            return difference.key();
        }
    }
}

package dev.tidemark.ui.comparison;

import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.Weight;
import java.util.Locale;
import java.util.Set;

/**
 * Which differences are shown.
 *
 * @param weights how much they matter
 * @param ignored whether those are shown that the team leaves out
 * @param query what is searched for; empty for everything
 */
record ComparisonFilter(Set<Weight> weights, boolean ignored, String query) {
    /** What is shown at first: all that matters. */
    static final ComparisonFilter USUAL = new ComparisonFilter(Set.of(Weight.values()), false, "");

    ComparisonFilter {
        weights = Set.copyOf(weights);
    }

    boolean shows(Difference difference) {
        return weights.contains(difference.verdict().weight()) && finds(difference);
    }

    boolean finds(Difference difference) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || (difference.object() + " " + difference.property() + " " + difference.left() + " "
                        + difference.right() + " " + difference.verdict().why())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted);
    }
}

package dev.tidemark.domain.difference;

import java.util.List;

/**
 * What came of comparing two schemas.
 *
 * @param differences in the order of the objects' names, a table's own before those of its parts
 * @param proposals possible renames, the likeliest first
 * @param ignored what a rule of the team leaves out
 */
public record Comparison(List<Difference> differences, List<RenameProposal> proposals, List<Ignored> ignored) {
    public Comparison {
        differences = List.copyOf(differences);
        proposals = List.copyOf(proposals);
        ignored = List.copyOf(ignored);
    }

    /** How many matter at least as much as {@code weight}. */
    public long count(Weight weight) {
        return differences.stream().filter(d -> d.verdict().weight().atLeast(weight)).count();
    }

    /**
     * A difference that is left out.
     *
     * @param difference the difference
     * @param rule the rule that says so
     */
    public record Ignored(Difference difference, IgnoreRule rule) {}
}

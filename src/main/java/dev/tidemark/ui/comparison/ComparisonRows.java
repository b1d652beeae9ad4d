package dev.tidemark.ui.comparison;

import dev.tidemark.domain.difference.Comparison;
import dev.tidemark.domain.difference.Comparison.Ignored;
import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.RenameProposal;
import dev.tidemark.domain.difference.Weight;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the rows of a comparison: the differences of an object below it. */
final class ComparisonRows {
    private final Comparison comparison;
    private final Map<String, RenameProposal> proposals = new HashMap<>();

    ComparisonRows(Comparison comparison) {
        this.comparison = comparison;
        for (RenameProposal proposal : comparison.proposals()) {
            proposals.putIfAbsent(proposal.rename().now().toString(), proposal);
            proposals.putIfAbsent(proposal.rename().before().toString(), proposal);
        }
    }

    /** The likeliest rename that explains {@code difference}; null for none. */
    @Nullable
    RenameProposal proposal(Difference difference) {
        return difference instanceof Difference.Missing || difference instanceof Difference.Unexpected
                ? proposals.get(difference.object().toString())
                : null;
    }

    /**
     * The rows.
     *
     * @param filter what is shown
     * @param folded the keys of the groups whose parts are hidden
     * @param ticked the keys of the differences that are ticked
     */
    List<ComparisonRow> rows(ComparisonFilter filter, Set<String> folded, Set<String> ticked) {
        Map<ObjectName, List<ComparisonRow.Item>> byOwner = new LinkedHashMap<>();
        for (Difference difference : comparison.differences()) {
            if (filter.shows(difference)) {
                add(byOwner, new ComparisonRow.Item(
                        difference, false,
                        ticked.contains(difference.key()) ? ComparisonRow.Tick.ALL : ComparisonRow.Tick.NONE,
                        proposal(difference), null));
            }
        }
        if (filter.ignored()) {
            for (Ignored ignored : comparison.ignored()) {
                if (filter.finds(ignored.difference())) {
                    add(byOwner, new ComparisonRow.Item(
                            ignored.difference(), false, ComparisonRow.Tick.NONE, null, ignored.rule()));
                }
            }
        }
        List<ComparisonRow> rows = new ArrayList<>();
        byOwner.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> group(rows, entry.getKey(), entry.getValue(), folded));
        return rows;
    }

    private static void add(Map<ObjectName, List<ComparisonRow.Item>> byOwner, ComparisonRow.Item item) {
        byOwner.computeIfAbsent(item.object().owner(), owner -> new ArrayList<>()).add(item);
    }

    private static void group(
            List<ComparisonRow> rows, ObjectName owner, List<ComparisonRow.Item> items, Set<String> folded) {
        if (items.stream().noneMatch(item -> !item.object().part().isEmpty())) {
            rows.addAll(items);
            return;
        }
        ObjectId object = ObjectId.of(ObjectType.TABLE, owner);
        Weight worst = items.stream()
                .filter(item -> item.ignoredBy() == null)
                .map(item -> item.difference().verdict().weight())
                .min(Comparator.naturalOrder())
                .orElse(Weight.COSMETIC);
        long ticked =
                items.stream().filter(item -> item.tick() == ComparisonRow.Tick.ALL).count();
        ComparisonRow.Tick tick = ticked == 0
                ? ComparisonRow.Tick.NONE
                : ticked == items.size() ? ComparisonRow.Tick.ALL : ComparisonRow.Tick.SOME;
        ComparisonRow.Group group = new ComparisonRow.Group(object, items.size(), worst, false, tick);
        boolean hidden = folded.contains(group.key());
        rows.add(new ComparisonRow.Group(object, items.size(), worst, hidden, tick));
        if (!hidden) {
            items.forEach(item -> rows.add(new ComparisonRow.Item(
                    item.difference(), true, item.tick(), item.proposal(), item.ignoredBy())));
        }
    }
}

package dev.tidemark.cli;

import dev.tidemark.application.CheckDatabase.Checked;
import dev.tidemark.application.comparison.Compared;
import dev.tidemark.application.comparison.Side;
import dev.tidemark.domain.difference.Comparison;
import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.RenameProposal;
import dev.tidemark.domain.difference.Weight;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code compare} and {@code check} say with {@code --json}. Fields may be added; none is renamed. */
final class DifferenceForms {
    private DifferenceForms() {}

    static Map<String, @Nullable Object> compare(Side left, Side right, Compared compared) {
        Comparison comparison = compared.comparison();
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("left", Sides.key(left));
        form.put("right", Sides.key(right));
        form.put("differences", comparison.differences().stream().map(DifferenceForms::difference).toList());
        form.put("renames", comparison.proposals().stream().map(DifferenceForms::rename).toList());
        form.put("ignored", comparison.ignored().stream().map(DifferenceForms::ignored).toList());
        form.put("notes", compared.notes().stream().map(CommandWords::of).toList());
        return form;
    }

    private static Map<String, @Nullable Object> difference(Difference difference) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("kind", difference.kind());
        form.put("objectType", difference.object().type().key());
        form.put("name", difference.object().name());
        form.put("property", difference.property().isEmpty() ? null : difference.property());
        form.put("left", difference.left());
        form.put("right", difference.right());
        form.put("severity", difference.verdict().weight().word());
        form.put("why", difference.verdict().why());
        form.put("otherwise", difference.verdict().otherwise());
        return form;
    }

    private static Map<String, @Nullable Object> ignored(Comparison.Ignored ignored) {
        Map<String, @Nullable Object> form = difference(ignored.difference());
        form.put("reason", ignored.rule().reason());
        return form;
    }

    private static Map<String, @Nullable Object> rename(RenameProposal proposal) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("objectType", proposal.rename().now().type().key());
        form.put("before", proposal.rename().before().name());
        form.put("now", proposal.rename().now().name());
        form.put("score", proposal.score());
        form.put("evidence", proposal.evidence());
        return form;
    }

    static Map<String, @Nullable Object> check(Checked checked, Weight least) {
        Compared compared = checked.compared();
        long differences = compared == null ? 0 : compared.comparison().count(least);
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("pending", checked.pending().size());
        form.put("differences", differences);
        form.put("clean", checked.pending().isEmpty() && differences == 0);
        form.put("model", compared != null);
        Map<String, @Nullable Object> bySeverity = new LinkedHashMap<>();
        for (Weight weight : Weight.values()) {
            bySeverity.put(
                    weight.word(),
                    compared == null
                            ? 0
                            : compared.comparison().differences().stream()
                                    .filter(d -> d.verdict().weight() == weight)
                                    .count());
        }
        form.put("bySeverity", bySeverity);
        return form;
    }
}

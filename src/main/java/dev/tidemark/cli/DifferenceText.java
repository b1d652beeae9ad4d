package dev.tidemark.cli;

import dev.tidemark.application.CheckDatabase.Checked;
import dev.tidemark.application.comparison.Compared;
import dev.tidemark.application.comparison.Side;
import dev.tidemark.domain.difference.Comparison;
import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.RenameProposal;
import dev.tidemark.domain.difference.Weight;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Differences as a person reads them: by table, each with its weight, what it is, why it matters and what happens. */
final class DifferenceText {
    private static final int LONGEST = 160;
    private static final int LISTED = 20;
    private static final String INDENT = "            ";

    private final Style style;

    DifferenceText(Style style) {
        this.style = style;
    }

    String compare(Side left, Side right, Compared compared) {
        Comparison comparison = compared.comparison();
        String text = differences(comparison, Weight.COSMETIC);
        String head = "Wanted: " + left.words() + "\nThere:  " + right.words() + "\n\n";
        return head + text + (text.isEmpty() ? "" : "\n\n") + proposals(comparison) + summary(comparison);
    }

    String check(Checked checked, Weight least) {
        StringBuilder text = new StringBuilder();
        List<TimelineEntry> pending = checked.pending();
        if (pending.isEmpty()) {
            text.append(style.good("Nothing is pending."));
        } else {
            text.append(style.warning(Words.count(pending.size(), "revision is pending:", "revisions are pending:")));
            pending.stream().limit(LISTED).forEach(e -> text.append("\n  ").append(e.id()));
            text.append(pending.size() > LISTED ? "\n  and " + (pending.size() - LISTED) + " more" : "");
        }
        Compared compared = checked.compared();
        if (compared != null) {
            String differences = differences(compared.comparison(), least);
            text.append("\n\n").append(differences).append(differences.isEmpty() ? "" : "\n\n")
                    .append(proposals(compared.comparison())).append(summary(compared.comparison()));
        }
        return text.toString();
    }

    private String differences(Comparison comparison, Weight least) {
        Map<ObjectName, List<Difference>> byOwner = new LinkedHashMap<>();
        comparison.differences().stream().filter(d -> d.verdict().weight().atLeast(least))
                .forEach(d -> byOwner.computeIfAbsent(d.object().owner(), o -> new ArrayList<>()).add(d));
        return byOwner.entrySet().stream()
                .map(e -> style.strong(e.getKey().toString()) + "\n"
                        + e.getValue().stream().map(this::difference).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
    }

    private String difference(Difference difference) {
        String word = difference.verdict().weight().word();
        String weight = switch (difference.verdict().weight()) {
            case BREAKING -> style.bad(word);
            case NOTABLE -> style.warning(word);
            case COSMETIC -> style.faint(word);
        };
        return "  " + weight + " ".repeat(INDENT.length() - 2 - word.length()) + what(difference) + "\n" + INDENT
                + style.faint(difference.verdict().why() + " " + difference.verdict().otherwise());
    }

    private static String what(Difference difference) {
        ObjectType type = difference.object().type();
        String name = type.words() + (difference.object().part().isEmpty() ? "" : " " + difference.object().part());
        return switch (difference) {
            case Difference.Missing missing -> name + " is missing: " + brief(missing.left());
            case Difference.Unexpected unexpected -> name + " is there too: " + brief(unexpected.right());
            case Difference.Changed changed -> name + ", " + changed.property() + ": wanted " + brief(changed.left())
                    + ", there " + brief(changed.right());
            case Difference.Renamed renamed -> name + ", name: there it is " + renamed.before().name();
        };
    }

    private static String brief(String definition) {
        String line = definition.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line;
    }

    private String proposals(Comparison comparison) {
        if (comparison.proposals().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Perhaps renamed, for a person to decide:");
        for (RenameProposal proposal : comparison.proposals()) {
            text.append("\n  ").append(proposal.rename().now().type().words()).append(' ')
                    .append(proposal.rename().before().name()).append(" -> ").append(proposal.rename().now().name())
                    .append(" (").append(proposal.score()).append(" of 100)\n    ")
                    .append(style.faint(String.join(" ", proposal.evidence())));
        }
        return text.append("\n\n").toString();
    }

    private String summary(Comparison comparison) {
        int all = comparison.differences().size();
        String ignored = comparison.ignored().isEmpty()
                ? ""
                : " " + Words.count(comparison.ignored().size(), "more is", "more are")
                        + " ignored by the rules of tidemark.yaml.";
        if (all == 0) {
            return style.good("No differences.") + ignored;
        }
        String weights = java.util.Arrays.stream(Weight.values())
                .map(w -> Map.entry(w,
                        comparison.differences().stream().filter(d -> d.verdict().weight() == w).count()))
                .filter(e -> e.getValue() > 0)
                .map(e -> e.getValue() + " " + e.getKey().word())
                .collect(Collectors.joining(", "));
        return Words.count(all, "difference: ", "differences: ") + weights + "." + ignored;
    }
}

package dev.tidemark.ui.comparison;

import dev.tidemark.domain.difference.Comparison;
import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.RenameProposal;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.ui.view.Messages;
import java.util.Locale;

/** A comparison in words. */
final class ComparisonWords {
    private final Messages messages;

    ComparisonWords(Messages messages) {
        this.messages = messages;
    }

    /** What is different, in a line: {@code Column total: type}. */
    String title(ComparisonRow row) {
        return switch (row) {
            case ComparisonRow.Group group -> group.object().name();
            case ComparisonRow.Item item -> item.inGroup() ? part(item) : item.object().name();
        };
    }

    private static String part(ComparisonRow.Item item) {
        ObjectId object = item.object();
        return object.part().isEmpty() ? object.owner().name() : object.part();
    }

    /** What kind of thing it is and what is the matter, in a line. */
    String summary(ComparisonRow row, Comparing.Sides sides) {
        return switch (row) {
            case ComparisonRow.Group group -> messages.text("compare.group", group.count());
            case ComparisonRow.Item item ->
                capital(item.object().type().words()) + "  ·  " + matter(item.difference(), sides);
        };
    }

    /** What is the matter. */
    String matter(Difference difference, Comparing.Sides sides) {
        return switch (difference) {
            case Difference.Missing missing -> only(sides.left());
            case Difference.Unexpected unexpected -> only(sides.right());
            case Difference.Renamed renamed -> messages.text("compare.renamed", renamed.before().name());
            case Difference.Changed changed -> messages.text("compare.changed", changed.property());
        };
    }

    private String only(SideChoice side) {
        return messages.text("compare.only." + side.kind(), side.name());
    }

    /** The heading of one difference. */
    String heading(Difference difference) {
        return capital(difference.object().type().words()) + " " + difference.object().name();
    }

    /** A possible rename, in a sentence. */
    String proposal(RenameProposal proposal) {
        return messages.text(
                "compare.rename", proposal.rename().before().name(), proposal.rename().now().name(),
                proposal.score());
    }

    /** What a side is called. */
    String side(SideChoice side) {
        return messages.text("compare.side." + side.kind(), side.name());
    }

    /** Everything as a text that can be pasted elsewhere. */
    String report(Comparing.Sides sides, Comparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append(messages.text("compare.report", side(sides.left()), side(sides.right()))).append("\n\n");
        for (Difference difference : comparison.differences()) {
            text.append('[').append(messages.text("compare.weight." + difference.verdict().weight())).append("] ")
                    .append(heading(difference)).append(": ").append(matter(difference, sides)).append('\n');
            if (difference.left() != null) {
                text.append("    ").append(side(sides.left())).append(": ").append(flat(difference.left()))
                        .append('\n');
            }
            if (difference.right() != null) {
                text.append("    ").append(side(sides.right())).append(": ").append(flat(difference.right()))
                        .append('\n');
            }
            text.append("    ").append(difference.verdict().why()).append('\n');
        }
        return text.toString();
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

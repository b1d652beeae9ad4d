package dev.tidemark.ui.timeline;

import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.revision.Checksum;
import dev.tidemark.domain.revision.Reversibility;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.view.Messages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the detail.
 *
 * @param label what it is
 * @param value what it says
 */
record DetailFacts(String label, String value) {
    private static final int SHORT = 14;

    /** What is known about {@code entry} without asking the database. */
    static List<DetailFacts> of(TimelineEntry entry, Messages messages) {
        List<DetailFacts> facts = new ArrayList<>();
        Revision revision = entry.revision();
        AppliedRevision row = entry.applied();
        add(facts, messages, "detail.author", entry.id().author());
        add(facts, messages, "detail.file", revision == null ? entry.id().path() : revision.place().toString());
        if (row != null) {
            add(facts, messages, "detail.executed", Times.dayAndTime(row.executedAt()));
        }
        add(facts, messages, "detail.checksum", checksum(entry, messages));
        if (revision != null) {
            add(facts, messages, "detail.contexts", revision.facts().contexts());
            add(facts, messages, "detail.labels", revision.facts().labels());
            add(facts, messages, "detail.dbms", revision.facts().dbms());
            add(facts, messages, "detail.rollback", rollback(revision.reversibility(), messages));
            add(facts, messages, "detail.runs", runs(revision, messages));
        }
        return facts;
    }

    private static String checksum(TimelineEntry entry, Messages messages) {
        Checksum recorded = entry.applied() == null ? null : entry.applied().checksum();
        Checksum current = entry.revision() == null ? null : entry.revision().checksum();
        if (recorded != null && current != null && !recorded.equals(current)) {
            return messages.text("detail.checksum.both", brief(recorded), brief(current));
        }
        return brief(recorded == null ? current : recorded);
    }

    private static String brief(@Nullable Checksum checksum) {
        if (checksum == null) {
            return "";
        }
        String text = checksum.value();
        return text.length() <= SHORT ? text : text.substring(0, 6) + "…" + text.substring(text.length() - 4);
    }

    private static String rollback(Reversibility reversibility, Messages messages) {
        if (!reversibility.reversible()) {
            return messages.text("detail.rollback.none", reversibility.why());
        }
        return messages.text(reversibility.byHand() ? "detail.rollback.written" : "detail.rollback.automatic");
    }

    private static String runs(Revision revision, Messages messages) {
        if (revision.rules().always()) {
            return messages.text("detail.runs.always");
        }
        return revision.rules().onChange() ? messages.text("detail.runs.onChange") : "";
    }

    private static void add(List<DetailFacts> facts, Messages messages, String key, String value) {
        if (!value.isBlank()) {
            facts.add(new DetailFacts(messages.text(key), value));
        }
    }
}

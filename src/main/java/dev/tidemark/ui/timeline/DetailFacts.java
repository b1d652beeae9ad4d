package dev.tidemark.ui.timeline;

import dev.tidemark.application.Status;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.deployment.ExecutionType;
import dev.tidemark.domain.revision.Checksum;
import dev.tidemark.domain.revision.Reversibility;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RunRules;
import dev.tidemark.domain.timeline.RevisionState;
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
 * @param value what it says, cut where it is long
 * @param full the whole of it, to copy
 */
record DetailFacts(String label, String value, String full) {
    private static final int SHORT = 14;
    private static final int LONG = 300;

    /** What is known about {@code entry} without asking the database; its place in the files is told by itself. */
    static List<DetailFacts> of(TimelineEntry entry, Status status, Messages messages) {
        Draft facts = new Draft(messages);
        Revision revision = entry.revision();
        AppliedRevision row = entry.applied();
        facts.add("detail.author", entry.id().author());
        if (row != null) {
            facts.add("detail.executed", executed(row, messages));
            facts.add("detail.order", row.order() < 1 ? "" : String.valueOf(row.order()));
            facts.add("detail.deployment", deployment(row, messages));
        }
        facts.add("detail.tag", entry.tag() == null ? "" : entry.tag());
        checksums(facts, entry);
        comment(facts, entry);
        if (revision == null) {
            facts.add("detail.contexts", row == null ? "" : row.contexts());
            facts.add("detail.labels", row == null ? "" : row.labels());
            return facts.found;
        }
        facts.add("detail.contexts", revision.facts().contexts());
        facts.add("detail.labels", revision.facts().labels());
        facts.add("detail.dbms", revision.facts().dbms());
        facts.add("detail.rollback", rollback(revision.reversibility(), messages));
        facts.add("detail.runs", runs(revision.rules(), messages));
        facts.add("detail.position",
                messages.text("detail.position.of", revision.position() + 1, status.changelog().revisions().size()));
        return facts.found;
    }

    private static String executed(AppliedRevision row, Messages messages) {
        String when = row.executedAt() == null
                ? messages.text("timeline.deployment.undated")
                : Times.dayAndTime(row.executedAt());
        return row.type() == ExecutionType.EXECUTED
                ? when
                : messages.text("detail.executed.as", when, row.type().name());
    }

    private static String deployment(AppliedRevision row, Messages messages) {
        String id = row.deploymentId() == null ? "" : row.deploymentId();
        return row.liquibase() == null || row.liquibase().isBlank()
                ? id
                : messages.text("detail.deployment.by", id.isEmpty() ? "–" : id, row.liquibase());
    }

    private static void checksums(Draft facts, TimelineEntry entry) {
        Checksum recorded = entry.applied() == null ? null : entry.applied().checksum();
        Checksum current = entry.revision() == null ? null : entry.revision().checksum();
        boolean edited = entry.state() == RevisionState.EDITED;
        if (recorded != null && current != null && (edited || !recorded.equals(current))) {
            facts.add("detail.checksum.recorded", recorded.value());
            facts.add("detail.checksum.now", current.value());
        } else {
            Checksum one = recorded == null ? current : recorded;
            facts.add("detail.checksum", brief(one), one == null ? "" : one.value());
        }
    }

    private static String brief(@Nullable Checksum checksum) {
        if (checksum == null) {
            return "";
        }
        String text = checksum.value();
        return text.length() <= SHORT ? text : text.substring(0, 6) + "…" + text.substring(text.length() - 4);
    }

    /** Unless it is the heading already. */
    private static void comment(Draft facts, TimelineEntry entry) {
        Revision revision = entry.revision();
        AppliedRevision row = entry.applied();
        String comment = (revision != null ? revision.facts().comments() : row == null ? "" : row.comments()).strip();
        if (!comment.equals(entry.title())) {
            facts.add("detail.comment", comment);
        }
        String description = revision == null ? "" : revision.facts().description();
        if (!description.equals(entry.title())) {
            facts.add("detail.description", description);
        }
    }

    private static String rollback(Reversibility reversibility, Messages messages) {
        if (!reversibility.reversible()) {
            return messages.text("detail.rollback.none", reversibility.why());
        }
        return messages.text(reversibility.byHand() ? "detail.rollback.written" : "detail.rollback.automatic");
    }

    private static String runs(RunRules rules, Messages messages) {
        List<String> texts = new ArrayList<>();
        if (rules.always()) {
            texts.add(messages.text("detail.runs.always"));
        } else if (rules.onChange()) {
            texts.add(messages.text("detail.runs.onChange"));
        }
        if (!rules.inTransaction()) {
            texts.add(messages.text("detail.runs.noTransaction"));
        }
        if (!rules.failOnError()) {
            texts.add(messages.text("detail.runs.mayFail"));
        }
        return String.join(", ", texts);
    }

    private static final class Draft {
        private final Messages messages;
        private final List<DetailFacts> found = new ArrayList<>();

        Draft(Messages messages) {
            this.messages = messages;
        }

        void add(String key, String value) {
            add(key, value.length() > LONG ? value.substring(0, LONG) + "…" : value, value);
        }

        void add(String key, String value, String full) {
            if (!value.isBlank()) {
                found.add(new DetailFacts(messages.text(key), value, full));
            }
        }
    }
}

package dev.tidemark.ui.timeline;

import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.control.StateLook;
import dev.tidemark.ui.control.TextMatch;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.view.Messages;
import java.util.Set;
import java.util.stream.Stream;

/** What the rows of the timeline say. */
final class RowWords {
    private static final String BETWEEN = "  ·  ";
    private static final Set<String> SAYS_NOTHING = Set.of("sql", "sqlFile");

    private final Messages messages;

    RowWords(Messages messages) {
        this.messages = messages;
    }

    /** The state of {@code entry} in full, with what is behind it. */
    String state(TimelineEntry entry) {
        String name = messages.text(StateLook.of(entry.state()).key());
        Revision revision = entry.revision();
        if (entry.state() == RevisionState.FILTERED) {
            return entry.note().isEmpty() ? name : entry.note();
        }
        return entry.state() == RevisionState.OUT_OF_ORDER && revision != null
                ? messages.text("timeline.place", name, revision.position() + 1)
                : name;
    }

    /** What to call it; its id where the files say no more than that it is SQL. */
    String title(TimelineEntry entry) {
        return SAYS_NOTHING.contains(entry.title()) ? entry.id().id() : entry.title();
    }

    /** Identity in brief; the file as well where only that contains {@code wanted}. */
    String identity(TimelineEntry entry, String wanted) {
        String brief = title(entry).equals(entry.id().id())
                ? entry.id().author() + BETWEEN + entry.id().path()
                : entry.id().id() + BETWEEN + entry.id().author();
        boolean hidden = !wanted.isBlank() && !TextMatch.in(entry.title(), wanted) && !TextMatch.in(brief, wanted)
                && TextMatch.in(entry.id().path(), wanted);
        return hidden ? brief + BETWEEN + entry.id().path() : brief;
    }

    /** Everything that a row has no room for. */
    String whole(TimelineEntry entry) {
        String note = entry.note().equals(state(entry)) ? "" : entry.note();
        String when = entry.applied() == null
                ? ""
                : messages.text("timeline.tip.applied", Times.dayAndTime(entry.applied().executedAt()));
        return String.join("\n", Stream
                .of(title(entry), entry.id().toString(), state(entry), when, note)
                .filter(line -> !line.isBlank())
                .toList());
    }

    /** The first line of a head. */
    String title(TimelineRow.Head head) {
        return switch (head) {
            case TimelineRow.Waiting waiting -> messages.text("timeline.waiting");
            case TimelineRow.Deployment deployment -> messages.text("timeline.deployment",
                    deployment.began() == null
                            ? messages.text("timeline.deployment.undated")
                            : Times.dayAndTime(deployment.began()));
        };
    }

    /** The second line of a head. */
    String below(TimelineRow.Head head) {
        String below = switch (head) {
            case TimelineRow.Waiting waiting -> messages.text("timeline.waiting.sub", waiting.excluded());
            case TimelineRow.Deployment deployment -> deployment.liquibase() == null
                    ? ""
                    : messages.text("timeline.deployment.sub", deployment.liquibase());
        };
        int problems = head.group().problems();
        String more = problems == 0 ? "" : messages.text("timeline.group.problems", problems);
        return below.isEmpty() || more.isEmpty() ? below + more : below + BETWEEN + more;
    }

    /** How many there are below a head, and how many of them are shown. */
    String count(TimelineRow.Group group) {
        int all = group.entries().size();
        return group.shown() == all
                ? messages.text("timeline.group.count", all)
                : messages.text("timeline.group.some", group.shown(), all);
    }

    /** What happens to a revision when the line is put down. */
    String mark(Lift.Mark mark) {
        return messages.text("lift.mark." + mark.name());
    }

    /** What a reader hears of a head. */
    String spoken(TimelineRow.Head head) {
        return String.join(", ", title(head), below(head), count(head.group()),
                messages.text(head.group().folded() ? "timeline.group.folded" : "timeline.group.unfolded"));
    }
}

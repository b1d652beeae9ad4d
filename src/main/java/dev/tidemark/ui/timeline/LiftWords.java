package dev.tidemark.ui.timeline;

import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Stop;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.view.Messages;
import java.util.ArrayList;
import java.util.List;

/** What is said about the line of the current position while it is held over a place. */
final class LiftWords {
    private static final int NAMES = 3;

    private final Messages messages;

    LiftWords(Messages messages) {
        this.messages = messages;
    }

    /** In two words, such as "Apply 3". */
    String brief(Lift lift) {
        return lift.home()
                ? messages.text("lift.brief.home")
                : messages.text(lift.up() ? "lift.brief.up" : "lift.brief.down", lift.count());
    }

    /** In a sentence. */
    String title(Lift lift) {
        return lift.home()
                ? messages.text("lift.title.home")
                : messages.text(lift.up() ? "lift.title.up" : "lift.title.down", lift.count());
    }

    /** How many statements it takes. */
    String statements(LiftViewModel.Count count) {
        return switch (count) {
            case LiftViewModel.Count.Counting counting -> messages.text("lift.statements.counting");
            case LiftViewModel.Count.Counted counted -> messages.text("lift.statements", counted.statements())
                    + messages.text("lift.losses", counted.losses());
            case LiftViewModel.Count.Unknown unknown -> messages.text("lift.statements.unknown");
        };
    }

    /** What a person should know first; what is worst comes first. */
    List<String> warnings(Lift lift) {
        List<String> lines = new ArrayList<>();
        Stop stop = lift.outline().stopsBefore();
        if (stop != null && !lift.oneWay().isEmpty()) {
            lines.add(messages.text("lift.stops", lift.oneWay().getFirst().title(), stop.why()));
        } else if (!lift.oneWay().isEmpty()) {
            lines.add(messages.text("lift.oneWay", names(lift.oneWay())));
        }
        if (lift.outline().blockers().stream().anyMatch(b -> b.reason() == Blocker.Reason.EDITED)) {
            lines.add(messages.text("lift.edited"));
        }
        return lines;
    }

    /** What else happens, or does not. */
    List<String> remarks(Lift lift) {
        List<String> lines = new ArrayList<>();
        add(lines, "lift.older", moved(lift, RevisionState.OUT_OF_ORDER, true));
        add(lines, "lift.again", moved(lift, RevisionState.REPEATS, true));
        add(lines, "lift.unmarked", lift.count(Lift.Mark.UNMARK));
        long passed = lift.marks().values().stream().filter(m -> m == Lift.Mark.PASS).count();
        add(lines, lift.up() ? "lift.passed.up" : "lift.passed.down", passed);
        return lines;
    }

    private static long moved(Lift lift, RevisionState state, boolean up) {
        return lift.up() != up ? 0 : lift.outline().moves().stream().filter(m -> m.entry().state() == state).count();
    }

    private void add(List<String> lines, String key, long count) {
        if (count > 0) {
            lines.add(messages.text(key, count));
        }
    }

    private String names(List<TimelineEntry> entries) {
        String some = String.join(", ", entries.stream().limit(NAMES).map(TimelineEntry::title).toList());
        int more = entries.size() - NAMES;
        return more > 0 ? messages.text("lift.more", some, more) : some;
    }
}

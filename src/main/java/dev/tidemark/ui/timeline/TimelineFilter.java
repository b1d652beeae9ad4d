package dev.tidemark.ui.timeline;

import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.control.TextMatch;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of the timeline is shown. All of its parts have to hold.
 *
 * @param text what a revision's title, id, author, file or tag has to contain; empty for all
 * @param states which states; empty for all
 * @param author what the author's name has to contain; empty for all
 * @param file what the path of the file has to contain; empty for all
 * @param days between which days it has to have been applied
 */
public record TimelineFilter(String text, Set<RevisionState> states, String author, String file, Days days) {
    /** What a person should look at. */
    static final Set<RevisionState> PROBLEMS = Set.of(
            RevisionState.EDITED,
            RevisionState.ORPHANED,
            RevisionState.OUT_OF_ORDER,
            RevisionState.FAILED,
            RevisionState.HALF_APPLIED,
            RevisionState.UNRECORDED);

    private static final Set<RevisionState> PENDING = Arrays.stream(RevisionState.values())
            .filter(RevisionState::wouldRun)
            .collect(Collectors.toUnmodifiableSet());

    /** Everything. */
    public static final TimelineFilter ALL = new TimelineFilter("", Set.of(), "", "", Days.ALL);

    /** With a set of its own. */
    public TimelineFilter {
        states = Set.copyOf(states);
    }

    /** States that are often wanted together. */
    public enum Mode {
        /** All of them. */
        ALL,
        /** What an upgrade would run. */
        PENDING,
        /** What a person should look at. */
        PROBLEMS;

        /** Which states; empty for all. */
        public Set<RevisionState> states() {
            return switch (this) {
                case ALL -> Set.of();
                case PENDING -> TimelineFilter.PENDING;
                case PROBLEMS -> TimelineFilter.PROBLEMS;
            };
        }
    }

    /**
     * Days in the server's local time, both ends included.
     *
     * @param from the first, or null
     * @param to the last, or null
     */
    public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
        /** At any time, or not yet. */
        public static final Days ALL = new Days(null, null);

        boolean all() {
            return from == null && to == null;
        }

        boolean contain(@Nullable AppliedRevision row) {
            if (row == null || row.executedAt() == null) {
                return all();
            }
            LocalDate day = row.executedAt().toLocalDate();
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    /** Whether {@code entry} is shown. */
    public boolean shows(TimelineEntry entry) {
        return (states.isEmpty() || states.contains(entry.state()))
                && TextMatch.in(entry.id().author(), author)
                && TextMatch.in(entry.id().path(), file)
                && days.contain(entry.applied())
                && matches(entry);
    }

    /** Whether {@code entry} contains the text; everything contains an empty one. */
    public boolean matches(TimelineEntry entry) {
        RevisionId id = entry.id();
        String tag = entry.tag();
        return text.isBlank()
                || TextMatch.in(entry.title(), text)
                || TextMatch.in(id.id(), text)
                || TextMatch.in(id.path(), text)
                || TextMatch.in(id.author(), text)
                || tag != null && TextMatch.in(tag, text)
                || text.contains("::") && TextMatch.in(id.toString(), text);
    }

    /** Whether it hides nothing. */
    public boolean showsAll() {
        return text.isBlank() && withText("").equals(ALL);
    }

    /** The states that are often wanted together and are these, or null. */
    public @Nullable Mode mode() {
        return Arrays.stream(Mode.values()).filter(m -> m.states().equals(states)).findFirst().orElse(null);
    }

    /** The same with another text. */
    public TimelineFilter withText(String other) {
        return new TimelineFilter(other, states, author, file, days);
    }

    /** The same with other states; empty for all. */
    public TimelineFilter withStates(Set<RevisionState> other) {
        return new TimelineFilter(text, other, author, file, days);
    }

    /** The same with or without that state. Without any state it shows all of them again. */
    public TimelineFilter with(RevisionState state, boolean wanted) {
        EnumSet<RevisionState> now = EnumSet.noneOf(RevisionState.class);
        now.addAll(states);
        if (wanted) {
            now.add(state);
        } else {
            now.remove(state);
        }
        return withStates(now);
    }

    /** The same with another author; empty for all. */
    public TimelineFilter withAuthor(String other) {
        return new TimelineFilter(text, states, other, file, days);
    }

    /** The same with another file; empty for all. */
    public TimelineFilter withFile(String other) {
        return new TimelineFilter(text, states, author, other, days);
    }

    /** The same with other days. */
    public TimelineFilter withDays(Days other) {
        return new TimelineFilter(text, states, author, file, other);
    }
}

package dev.tidemark.domain.timeline;

import dev.tidemark.domain.revision.RevisionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The changelog joined with the record, oldest first: recorded revisions in the order in which they ran, then
 * the others in file order. The boundary between the two is the current position.
 *
 * @param entries all revisions
 * @param current the last executed revision of this changelog, or null where none is
 */
public record Timeline(List<TimelineEntry> entries, @Nullable RevisionId current) {

    public Timeline {
        entries = List.copyOf(entries);
    }

    /** The recorded ones of this changelog, oldest first; without files, every recorded one. */
    public List<TimelineEntry> executed() {
        return entries.stream().filter(e -> e.recorded() && e.state() != RevisionState.ORPHANED).toList();
    }

    /** What an upgrade to head would run, in file order. */
    public List<TimelineEntry> waiting() {
        List<TimelineEntry> found = new ArrayList<>();
        for (TimelineEntry entry : entries) {
            if (entry.wouldRun()) {
                found.add(entry);
            }
        }
        found.sort(Comparator.comparingInt(e -> e.revision() == null ? Integer.MAX_VALUE : e.revision().position()));
        return found;
    }

    /**
     * What else is known of a revision than files and rows say.
     *
     * @param state its state
     * @param note why, in plain words
     */
    public record Mark(RevisionState state, String note) {}

    /** The same with states that only the run log and the schema know. */
    public Timeline marked(Map<RevisionId, Mark> marks) {
        if (marks.isEmpty()) {
            return this;
        }
        List<TimelineEntry> marked = new ArrayList<>(entries.size());
        for (TimelineEntry entry : entries) {
            Mark mark = marks.get(entry.id());
            marked.add(mark == null
                    ? entry
                    : new TimelineEntry(
                            entry.id(), entry.revision(), entry.applied(), mark.state(),
                            (mark.note() + " " + entry.note()).strip(), entry.neverRan()));
        }
        return new Timeline(marked, current);
    }

    /** The entries in that state. */
    public List<TimelineEntry> in(RevisionState state) {
        return entries.stream().filter(e -> e.state() == state).toList();
    }

    /** The entry of that identity, or null. */
    public @Nullable TimelineEntry find(RevisionId id) {
        for (TimelineEntry entry : entries) {
            if (entry.id().equals(id)) {
                return entry;
            }
        }
        return null;
    }

    /** How many are in each state; every state is a key. */
    public Map<RevisionState, Integer> counts() {
        Map<RevisionState, Integer> counts = new EnumMap<>(RevisionState.class);
        for (RevisionState state : RevisionState.values()) {
            counts.put(state, 0);
        }
        for (TimelineEntry entry : entries) {
            counts.merge(entry.state(), 1, Integer::sum);
        }
        return counts;
    }
}

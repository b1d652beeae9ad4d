package dev.tidemark.ui.timeline;

import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a search found among the revisions that are shown, from top to bottom. */
final class TimelineSearch {
    private final List<TimelineEntry> entries;
    private final BitSet found = new BitSet();
    private final boolean looking;

    /**
     * Looks through {@code entries}.
     *
     * @param entries what is shown, from top to bottom
     * @param wanted with the text; an empty one finds nothing
     */
    TimelineSearch(List<TimelineEntry> entries, TimelineFilter wanted) {
        this.entries = entries;
        looking = !wanted.text().isBlank();
        for (int i = 0; looking && i < entries.size(); i++) {
            found.set(i, wanted.matches(entries.get(i)));
        }
    }

    /** Whether there is something to look for. */
    boolean looking() {
        return looking;
    }

    /** How many there are. */
    int count() {
        return found.cardinality();
    }

    /** The how-manieth that one is, counted from 1; 0 where it is none of them. */
    int place(@Nullable TimelineEntry entry) {
        int index = index(entry);
        return index >= 0 && found.get(index) ? found.get(0, index + 1).cardinality() : 0;
    }

    /** The next one below or above {@code from}, or the first from the other end; null where there is none. */
    @Nullable
    TimelineEntry next(@Nullable TimelineEntry from, boolean down) {
        if (found.isEmpty()) {
            return null;
        }
        int index = index(from);
        int next = down ? found.nextSetBit(index + 1) : index <= 0 ? -1 : found.previousSetBit(index - 1);
        if (next < 0) {
            next = down ? found.nextSetBit(0) : found.length() - 1;
        }
        return entries.get(next);
    }

    /** {@code from} itself where it is one of them, else the next one. */
    @Nullable
    TimelineEntry atOrAfter(@Nullable TimelineEntry from) {
        return place(from) > 0 ? from : next(from, true);
    }

    private int index(@Nullable TimelineEntry entry) {
        RevisionId id = entry == null ? null : entry.id();
        for (int i = 0; id != null && i < entries.size(); i++) {
            if (entries.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}

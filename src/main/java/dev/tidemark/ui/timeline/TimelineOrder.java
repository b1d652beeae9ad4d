package dev.tidemark.ui.timeline;

import org.jspecify.annotations.Nullable;

/** Which end of the history is on top. */
public enum TimelineOrder {
    /** What is pending on top, what ran first at the bottom. */
    NEWEST_FIRST("newest"),
    /** What ran first on top, what is pending at the bottom. */
    OLDEST_FIRST("oldest");

    private final String word;

    TimelineOrder(String word) {
        this.word = word;
    }

    /** The word that preferences keep and messages end in. */
    public String word() {
        return word;
    }

    /** The other one. */
    public TimelineOrder other() {
        return this == NEWEST_FIRST ? OLDEST_FIRST : NEWEST_FIRST;
    }

    /** The order of that word; newest first where it is null or no word of ours. */
    static TimelineOrder of(@Nullable String word) {
        return OLDEST_FIRST.word.equals(word) ? OLDEST_FIRST : NEWEST_FIRST;
    }
}

package dev.tidemark.domain.recovery;

import org.jspecify.annotations.Nullable;

/**
 * What a fact is to be like.
 *
 * @param value the value that is meant
 * @param is whether it is to be that; else anything but that
 */
record Expected(String value, boolean is) {
    /** It is there. */
    static final Expected THERE = new Expected("there", true);
    /** It is not there. */
    static final Expected GONE = new Expected("", true);
    /** An index that is there and answers no query. */
    static final String INVALID = "invalid";

    /** It has that value. */
    static Expected value(String text) {
        return new Expected(text, true);
    }

    /** It has any other value. */
    static Expected other(String text) {
        return new Expected(text, false);
    }

    /** Whether a schema that shows {@code seen} is as expected; what cannot be seen contradicts nothing. */
    boolean holds(@Nullable String seen) {
        if (seen == null) {
            return true;
        }
        if (seen.equals(INVALID)) {
            return this.equals(GONE); // it was not built: the statement that makes it did not come to its end
        }
        return seen.equals(value) == is;
    }
}

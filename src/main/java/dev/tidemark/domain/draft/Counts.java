package dev.tidemark.domain.draft;

import org.jspecify.annotations.Nullable;

/** Numbers of rows in words. */
final class Counts {
    private Counts() {}

    static String of(@Nullable Long count, String one, String many) {
        return count == null
                ? "its " + many + " (how many is not known)"
                : count + " " + (count == 1 ? one : many);
    }
}

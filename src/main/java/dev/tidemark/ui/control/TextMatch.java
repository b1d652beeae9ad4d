package dev.tidemark.ui.control;

/** Where a text contains another, whatever the case of its letters. Used to filter, and to mark what was found. */
public final class TextMatch {
    private static final char ASCII = 127;

    private TextMatch() {}

    /** Whether {@code text} contains {@code wanted}; spaces around that do not count, and an empty one is everywhere. */
    public static boolean in(String text, String wanted) {
        return at(text, wanted, 0) >= 0;
    }

    /** Where {@code text} contains {@code wanted} at {@code from} or later, or -1. */
    public static int at(String text, String wanted, int from) {
        String plain = wanted.strip();
        if (plain.isEmpty()) {
            return from <= text.length() ? from : -1;
        }
        char lower = Character.toLowerCase(plain.charAt(0));
        char upper = Character.toUpperCase(lower);
        int last = text.length() - plain.length();
        for (int i = from; i <= last; i++) {
            // Nearly every place is ruled out by its first letter; beyond ASCII letters fold in more ways than two.
            char here = text.charAt(i);
            boolean may = here == lower || here == upper || here > ASCII || lower > ASCII;
            if (may && text.regionMatches(true, i, plain, 0, plain.length())) {
                return i;
            }
        }
        return -1;
    }
}

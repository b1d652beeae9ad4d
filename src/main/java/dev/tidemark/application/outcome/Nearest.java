package dev.tidemark.application.outcome;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The known word nearest to {@code typed}, where one is near: at most half of its letters are other ones. */
    public static Optional<String> to(String typed, Collection<String> known) {
        int most = Math.max(2, typed.length() / 2);
        return known.stream()
                .filter(word -> distance(typed, word) <= most)
                .min(Comparator.<String>comparingInt(word -> distance(typed, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Whether {@code word} looks like a slip of the pen: few letters are other ones than in {@code typed}. */
    public static boolean slip(String typed, String word) {
        int most = Math.clamp((typed.length() + 2) / 3, 1, 3);
        return distance(typed.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT)) <= most;
    }

    /** How many letters have to be changed, added or left out. */
    public static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}

package dev.tidemark.domain.difference;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How alike two names are. */
final class Similarity {
    private Similarity() {}

    /** From 0 for nothing in common to 1 for equal but for letter case and underscores. */
    static double of(String one, String other) {
        List<String> words = words(one);
        List<String> others = words(other);
        String joined = String.join("", words);
        String otherJoined = String.join("", others);
        if (joined.equals(otherJoined)) {
            return 1;
        }
        return Math.max(tokens(words, others), edits(joined, otherJoined));
    }

    /** The words of a name: {@code dueDate} and {@code due_date} have the same. */
    static List<String> words(String name) {
        String spaced =
                name.equals(name.toUpperCase(Locale.ROOT)) ? name : name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
        return List.of(spaced.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream()
                .filter(w -> !w.isEmpty())
                .map(w -> w.length() > 3 && w.endsWith("s") ? w.substring(0, w.length() - 1) : w)
                .toList();
    }

    private static double tokens(List<String> one, List<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(new HashSet<>(other));
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all.isEmpty() ? 0 : (double) both.size() / all.size();
    }

    private static double edits(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        if (longest == 0) {
            return 0;
        }
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
        return 1 - (double) row[other.length()] / longest;
    }
}

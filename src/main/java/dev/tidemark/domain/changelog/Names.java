package dev.tidemark.domain.changelog;

import dev.tidemark.domain.revision.Revision;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The names that context expressions and label lists mention. */
public final class Names {
    private static final Pattern BETWEEN_NAMES = Pattern.compile("(?i)\\b(and|or|not)\\b|[!(),@]|\\s");
    private static final Pattern BETWEEN_LABELS = Pattern.compile("\\s*,\\s*");

    private Names() {}

    /** How many revisions mention each context, by name. */
    public static Map<String, Integer> contexts(Collection<Revision> revisions) {
        return counted(revisions, revision -> split(BETWEEN_NAMES, revision.facts().contexts()));
    }

    /** How many revisions carry each label, by name. */
    public static Map<String, Integer> labels(Collection<Revision> revisions) {
        return counted(revisions, revision -> split(BETWEEN_LABELS, revision.facts().labels()));
    }

    private static Map<String, Integer> counted(Collection<Revision> revisions, Function<Revision, Set<String>> names) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Revision revision : revisions) {
            names.apply(revision).forEach(name -> counts.merge(name, 1, Integer::sum));
        }
        return counts;
    }

    private static Set<String> split(Pattern between, String text) {
        Set<String> found = new TreeSet<>();
        for (String word : between.split(text, -1)) {
            if (!word.isBlank()) {
                found.add(word.strip());
            }
        }
        return found;
    }
}

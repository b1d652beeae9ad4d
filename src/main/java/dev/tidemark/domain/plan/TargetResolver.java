package dev.tidemark.domain.plan;

import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the revision that a person named. */
public final class TargetResolver {
    private static final int NAMED_IN_MESSAGE = 5;

    private final Timeline timeline;

    /** For the revisions of {@code timeline}. */
    public TargetResolver(Timeline timeline) {
        this.timeline = timeline;
    }

    /**
     * The one entry that {@code text} names: whole identity first, then id, then the end of either.
     *
     * @throws TargetNotFound where none or several match
     */
    public TimelineEntry named(String text) throws TargetNotFound {
        List<Predicate<TimelineEntry>> tries = List.of(
                e -> e.id().toString().equals(text),
                e -> e.id().id().equals(text),
                e -> e.id().toString().endsWith(text),
                e -> e.id().id().endsWith(text));
        for (Predicate<TimelineEntry> test : tries) {
            List<TimelineEntry> found = timeline.entries().stream().filter(test).toList();
            Set<Object> distinct = new LinkedHashSet<>(found.stream().map(TimelineEntry::id).toList());
            if (distinct.size() == 1) {
                return found.getFirst();
            }
            if (distinct.size() > 1) {
                throw new TargetNotFound("'" + text + "' could be " + some(new ArrayList<>(distinct))
                        + ". Give more of it, or PATH::ID::AUTHOR.");
            }
        }
        throw new TargetNotFound("There is no revision '" + text
                + "' in the files or in the database's history. The timeline lists them all.");
    }

    /**
     * The entry that carries a tag: a recorded one first, then one that will set it.
     *
     * @throws TargetNotFound where nothing carries it
     */
    public TimelineEntry tagged(String name) throws TargetNotFound {
        List<TimelineEntry> recorded = timeline.entries().stream()
                .filter(e -> e.applied() != null && name.equals(e.applied().tag()))
                .toList();
        if (!recorded.isEmpty()) {
            return recorded.getLast();
        }
        return timeline.entries().stream()
                .filter(e -> name.equals(e.tag()))
                .findFirst()
                .orElseThrow(() -> new TargetNotFound("There is no tag '" + name + "'. " + knownTags()));
    }

    private String knownTags() {
        List<Object> tags = new ArrayList<>(new LinkedHashSet<Object>(
                timeline.entries().stream().map(TimelineEntry::tag).filter(t -> t != null).toList()));
        return tags.isEmpty()
                ? "Neither the files nor the database's history have any tag."
                : "Known tags: " + some(tags) + ".";
    }

    private static String some(List<Object> names) {
        List<String> texts = names.stream().limit(NAMED_IN_MESSAGE).map(String::valueOf).toList();
        return String.join(", ", texts)
                + (names.size() > NAMED_IN_MESSAGE ? " and " + (names.size() - NAMED_IN_MESSAGE) + " more" : "");
    }
}

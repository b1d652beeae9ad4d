package dev.tidemark.domain.revision;

import org.jspecify.annotations.Nullable;

/**
 * One changeset of a changelog as it was parsed for one database, one set of contexts, labels and
 * parameters.
 *
 * @param id its identity
 * @param position its place in the files, counted from 0 over the whole changelog
 * @param checksum the checksum of what the files say now
 * @param facts what a person reads about it
 * @param rules how it asks to be run
 * @param reversibility whether it can be undone on this database
 * @param excluded why it will not run here (context, label, dbms, ignore), or null where it will
 * @param tag the tag that it sets by a {@code tagDatabase} change, or null
 * @param preconditions whether it has preconditions of its own
 * @param place where it stands in the files
 */
public record Revision(
        RevisionId id,
        int position,
        Checksum checksum,
        Facts facts,
        RunRules rules,
        Reversibility reversibility,
        @Nullable String excluded,
        @Nullable String tag,
        boolean preconditions,
        SourcePlace place) {

    /** The same at another place in the files. */
    public Revision at(int newPosition) {
        return newPosition == position
                ? this
                : new Revision(
                        id,
                        newPosition,
                        checksum,
                        facts,
                        rules,
                        reversibility,
                        excluded,
                        tag,
                        preconditions,
                        place);
    }

    /** What to call it in a heading: the comment's first line, else the description, else the id. */
    public String title() {
        String comment = FillDirective.without(facts.comments()).strip();
        if (!comment.isEmpty()) {
            return comment.lines().findFirst().orElse(comment);
        }
        return facts.description().isBlank() ? id.id() : facts.description();
    }
}

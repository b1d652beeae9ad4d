package dev.tidemark.domain.revision;

import java.util.Comparator;

/**
 * What makes a revision itself: the path of its file, its id and its author, as Liquibase stores them
 * in FILENAME, ID and AUTHOR.
 *
 * @param path the file's path in the form that is recorded, relative to the search path, with forward slashes
 * @param id the id, unique only together with path and author
 * @param author the author that the file names, not the person who ran it
 */
public record RevisionId(String path, String id, String author) implements Comparable<RevisionId> {
    private static final Comparator<RevisionId> ORDER =
            Comparator.comparing(RevisionId::path).thenComparing(RevisionId::id).thenComparing(RevisionId::author);

    @Override
    public int compareTo(RevisionId other) {
        return ORDER.compare(this, other);
    }

    /** The form that a person types and reads: {@code path::id::author}. */
    @Override
    public String toString() {
        return path + "::" + id + "::" + author;
    }
}

package dev.tidemark.domain.sql;

/** A statement cannot be cut into batches. The message says why, to stand behind "its statement". */
public final class Unsplittable extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the reason. */
    public Unsplittable(String message) {
        super(message);
    }
}

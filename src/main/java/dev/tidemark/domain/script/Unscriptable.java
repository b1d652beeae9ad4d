package dev.tidemark.domain.script;

/** A step cannot be written as SQL text. The message says which and why. */
public final class Unscriptable extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the person. */
    public Unscriptable(String message) {
        super(message);
    }
}

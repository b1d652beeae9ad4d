package dev.tidemark.domain.plan;

/** The target names nothing, or more than one thing. The message says which, and what could be meant. */
public final class TargetNotFound extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the person. */
    public TargetNotFound(String message) {
        super(message);
    }
}

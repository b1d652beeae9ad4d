package dev.tidemark.application.outcome;

/** Carries a {@link Failure} to whoever shows it. */
public final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;

    /** With what is to be shown. */
    public FailedException(Failure failure) {
        super(failure.sentences());
        this.failure = failure;
    }

    /** With what is to be shown and what caused it. */
    public FailedException(Failure failure, Throwable cause) {
        super(failure.sentences(), cause);
        this.failure = failure;
    }

    /** What is to be shown. */
    public Failure failure() {
        return failure;
    }
}

package dev.tidemark.application.comparison;

import dev.tidemark.application.outcome.CancelToken;

/**
 * Hears how far a comparison is, and may stop it.
 *
 * @param progress hears it, on the calling thread
 * @param cancel may be asked from any thread; only {@link CancelToken.Wish#NOW} matters
 */
public record Watch(Progress progress, CancelToken cancel) {

    /** One that nobody looks at and nobody stops. */
    public static Watch silent() {
        return new Watch((side, percent) -> {}, new CancelToken());
    }

    /** Hears how much of a side is read. */
    @FunctionalInterface
    public interface Progress {
        /** {@code side} is read up to {@code percent}. */
        void at(Side side, int percent);
    }
}

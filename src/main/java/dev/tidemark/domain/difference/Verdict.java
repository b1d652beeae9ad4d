package dev.tidemark.domain.difference;

/**
 * What is thought of a difference.
 *
 * @param weight how much it matters
 * @param why why it does, one sentence
 * @param otherwise what happens if nothing is done, one sentence
 */
public record Verdict(Weight weight, String why, String otherwise) {
    /** The application will fail. */
    public static Verdict breaking(String why, String otherwise) {
        return new Verdict(Weight.BREAKING, why, otherwise);
    }

    /** Worth a look. */
    public static Verdict notable(String why, String otherwise) {
        return new Verdict(Weight.NOTABLE, why, otherwise);
    }

    /** Makes no difference to the application. */
    public static Verdict cosmetic(String why, String otherwise) {
        return new Verdict(Weight.COSMETIC, why, otherwise);
    }

    /** The same with another weight. */
    public Verdict as(Weight other) {
        return new Verdict(other, why, otherwise);
    }
}

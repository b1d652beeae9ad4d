package dev.tidemark.domain.difference;

/** How much a difference matters, the worst first. */
public enum Weight {
    /** The application will fail. */
    BREAKING("breaking"),
    /** Worth a look. */
    NOTABLE("notable"),
    /** Makes no difference to the application. */
    COSMETIC("cosmetic");

    private final String word;

    Weight(String word) {
        this.word = word;
    }

    /** The word that the JSON and the options of the command line use. */
    public String word() {
        return word;
    }

    /** Whether it matters at least as much as {@code other}. */
    public boolean atLeast(Weight other) {
        return compareTo(other) <= 0;
    }
}

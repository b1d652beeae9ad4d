package dev.tidemark.domain.revision;

/**
 * Whether a revision can be undone.
 *
 * @param reversible true where every change has an inverse or the file writes a rollback
 * @param why where it cannot be undone, which change has no inverse; empty otherwise
 * @param byHand true where the file writes the rollback itself
 */
public record Reversibility(boolean reversible, String why, boolean byHand) {
    /** Undone by the inverse of each change. */
    public static final Reversibility AUTOMATIC = new Reversibility(true, "", false);
    /** Undone by the rollback that the file writes. */
    public static final Reversibility WRITTEN = new Reversibility(true, "", true);

    /** Cannot be undone, because of {@code why}. */
    public static Reversibility impossible(String why) {
        return new Reversibility(false, why, false);
    }
}

package dev.tidemark.application.outcome;

/**
 * How far a fill in batches is.
 *
 * @param batch how many batches are committed, those of earlier runs as well
 * @param rows how many rows of the table were looked at
 * @param changed how many of them were changed
 * @param total about how many rows the table has; 0 where it is not known
 * @param milliseconds how long the batch took
 */
public record FillProgress(int batch, long rows, long changed, long total, long milliseconds) {

    /** How much of it is done, from 0 to 1; 0 where that is not known. */
    public double fraction() {
        return total <= 0 ? 0 : Math.min(1, rows / (double) total);
    }
}

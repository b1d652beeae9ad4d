package dev.tidemark.domain.plan;

/** Which way a plan moves the position. */
public enum Direction {
    /** Applies pending revisions. */
    UP("up"),
    /** Undoes applied ones. */
    DOWN("down"),
    /** Changes the record only. */
    STAMP("stamp"),
    /** Does nothing: the database is already there. */
    NONE("none");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** The word that the JSON of the command line uses. */
    public String word() {
        return word;
    }
}

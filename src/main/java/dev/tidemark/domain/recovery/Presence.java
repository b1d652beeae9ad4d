package dev.tidemark.domain.recovery;

/** Whether what a statement does is in place. */
public enum Presence {
    /** It is. */
    DONE("done"),
    /** It is not. */
    NOT_DONE("notDone"),
    /** The schema does not show it, and the run log does not know. */
    CANNOT_TELL("cannotTell");

    private final String word;

    Presence(String word) {
        this.word = word;
    }

    /** The word that the JSON of the command line uses. */
    public String word() {
        return word;
    }
}

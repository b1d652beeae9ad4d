package dev.tidemark.domain.schema;

/** When a constraint is checked. */
public enum Deferral {
    /** After each statement, always. */
    NOT_DEFERRABLE("not deferrable"),
    /** After each statement, unless a transaction puts it off. */
    IMMEDIATE("deferrable, initially immediate"),
    /** At the end of the transaction, unless it says otherwise. */
    DEFERRED("deferrable, initially deferred");

    private final String words;

    Deferral(String words) {
        this.words = words;
    }

    /** In words. */
    public String words() {
        return words;
    }
}

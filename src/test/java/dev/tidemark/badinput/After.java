package dev.tidemark.badinput;

/**
 * What a database has to be like afterwards. That the lock is free is seen to in every case that does not say otherwise.
 *
 * @param words for a person
 * @param unchanged whether schema, rows and record have to be exactly as before
 * @param check what else has to hold
 */
record After(String words, boolean unchanged, Check check) {
    /** Nothing at all happened. */
    static final After UNCHANGED = new After("unchanged", true, scene -> {});

    /** Looks at the scene's database. */
    @FunctionalInterface
    interface Check {
        void look(Scene scene) throws Exception;
    }

    /** It changed, exactly as said. */
    static After that(String words, Check check) {
        return new After(words, false, check);
    }
}

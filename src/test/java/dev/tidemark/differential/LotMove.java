package dev.tidemark.differential;

/**
 * A move between revisions that was drawn by lot.
 *
 * @param kind which way
 * @param number how far; taken modulo what there is
 */
record LotMove(Kind kind, int number) {
    /** What can be done. */
    enum Kind {
        UP, UP_MORE, HEAD, DOWN, DOWN_MORE, TAG, TO_TAG, BASE, EDIT, EDIT_SPOILT, STAMP
    }
}

package dev.tidemark.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of the kills of one scene. Safe for use by several threads. */
final class KillTally {
    private final Map<String, Integer> said = new TreeMap<>();
    private final Map<String, Integer> done = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int kills;
    private int survivors;

    /** One more was killed. */
    synchronized void killed() {
        kills++;
    }

    /** One ended before its boundary came. */
    synchronized void survived() {
        survivors++;
    }

    /** Something was said about a revision. */
    synchronized void said(String word) {
        said.merge(word, 1, Integer::sum);
    }

    /** Something was done. */
    synchronized void did(String word) {
        done.merge(word, 1, Integer::sum);
    }

    /** Something is not as it should be. */
    synchronized void wrong(String words) {
        wrong.add(words);
    }

    /** All that is not as it should be. */
    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** How many were killed. */
    synchronized int kills() {
        return kills;
    }

    /** How many ended before their boundary came. */
    synchronized int survivors() {
        return survivors;
    }

    /** The figures on one line. */
    synchronized String figures() {
        return kills + " kill points, " + survivors + " survivors; classified " + said + "; done " + done + "; wrong "
                + wrong.size();
    }
}

package dev.tidemark.domain.plan;

import dev.tidemark.domain.revision.RevisionId;

/**
 * Where a way down ends because something has no inverse.
 *
 * @param revision the first revision that cannot be undone
 * @param why which change of it
 * @param reachable how many before it can be undone
 * @param wanted how many the target asked for
 */
public record Stop(RevisionId revision, String why, int reachable, int wanted) {

    /** Such as "4 of 167 can be undone; the first that cannot is ...". */
    public String sentence() {
        return reachable + " of " + wanted + " can be undone; the first that cannot is " + revision + " (" + why + ").";
    }
}

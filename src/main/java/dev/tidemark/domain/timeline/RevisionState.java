package dev.tidemark.domain.timeline;

import dev.tidemark.domain.deployment.ExecutionType;

/** What is known about a revision on one database. The text of each ends in what to do about it. */
public enum RevisionState {
    /** Recorded, and the files say the same. Nothing to do. */
    APPLIED("applied"),
    /** In the files, not recorded, newer than what is applied. Apply it. */
    PENDING("pending"),
    /** Not recorded, and the files place it below one that is applied. Apply it, after reading what it touches. */
    OUT_OF_ORDER("outOfOrder"),
    /** Recorded with another checksum. Restore the file, or accept the edit. */
    EDITED("edited"),
    /** Recorded, and will run again because it changed or always runs. Apply. */
    REPEATS("repeats"),
    /** Recorded, and not in these files. Find the files it came from; another application may own it. */
    ORPHANED("orphaned"),
    /** Not recorded and excluded here by context, label or dbms. Choose other contexts if it should run. */
    FILTERED("filtered"),
    /** Recorded without having been run: {@link ExecutionType#MARK_RAN} or stamped from here. Rolling back un-records it. */
    RECORDED_ONLY("recordedOnly"),
    /** Its last run from here failed and left nothing behind. Mend the cause and apply again. */
    FAILED("failed"),
    /** Its last run from here stopped in the middle and left a part behind. See what recover says. */
    HALF_APPLIED("halfApplied"),
    /** Its objects are there and its row is not. See what recover says. */
    UNRECORDED("unrecorded");

    private final String word;

    RevisionState(String word) {
        this.word = word;
    }

    /** The word that the JSON of the command line uses. */
    public String word() {
        return word;
    }

    /**
     * Whether an upgrade to head would run it, where it is not recorded. What was left half-way is among them, and keeps such an
     * upgrade from running: to pass it over would leave a hole in the schema.
     */
    public boolean wouldRun() {
        return this == PENDING || this == OUT_OF_ORDER || this == REPEATS || this == FAILED || this == HALF_APPLIED
                || this == UNRECORDED;
    }
}

package dev.tidemark.application;

import dev.tidemark.application.port.Journal;
import java.util.List;

/** Reads the run log of this computer. */
public final class ReadLog {
    private final Journal journal;

    /** Of that run log. */
    public ReadLog(Journal journal) {
        this.journal = journal;
    }

    /** Every run, newest first. */
    public List<Journal.Entry> read() {
        return journal.read();
    }
}

package dev.tidemark.application;

import dev.tidemark.application.document.RunLogDocument;
import dev.tidemark.application.document.RunLogPage;
import dev.tidemark.application.port.Documents;
import dev.tidemark.application.port.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Saves recorded runs as a page to read or as a document for programs. */
public final class SaveLog {
    private final Documents documents;
    private final Clock clock;

    /** With what writes files, and the time and zone for the page. */
    public SaveLog(Documents documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * Saves them: as JSON where the file's name ends in {@code .json}, else as HTML. What stands in the file is replaced.
     *
     * @param entries in the order in which they are to stand
     * @return whether a file was there and is replaced
     * @throws dev.tidemark.application.outcome.FailedException where the file cannot be written
     */
    public boolean save(List<Journal.Entry> entries, Path file) {
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        return documents.write(
                file, json ? documents.json(RunLogDocument.of(entries)) : RunLogPage.of("Run log", entries, clock));
    }
}

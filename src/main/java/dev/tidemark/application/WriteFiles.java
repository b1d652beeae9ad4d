package dev.tidemark.application;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.TextFiles;
import dev.tidemark.application.project.PlannedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes files that a person has seen and agreed to. */
public final class WriteFiles {
    private final TextFiles files;

    /** With what writes. */
    public WriteFiles(TextFiles files) {
        this.files = files;
    }

    /**
     * Writes them in order, new ones first if they come first. None is written where one of them changed since it was shown or
     * may not be written; where the disk refuses one, the new ones before it are taken back.
     *
     * @throws FailedException where one changed or the disk refuses
     */
    public void write(List<PlannedFile> planned) {
        for (PlannedFile file : planned) {
            if (!Objects.equals(files.read(file.path()), file.existing())) {
                throw new FailedException(new Failure.Refused(
                        "The file " + file.path() + " changed since it was shown, and was left alone.",
                        "Look at it once more."));
            }
        }
        planned.stream().filter(file -> file.existing() != null).forEach(file -> files.writable(file.path()));
        List<PlannedFile> made = new ArrayList<>();
        try {
            for (PlannedFile file : planned) {
                if (file.existing() == null) {
                    files.create(file.path(), file.text());
                    made.add(file);
                } else {
                    files.replace(file.path(), file.text());
                }
            }
        } catch (FailedException e) {
            made.reversed().forEach(file -> files.takeBack(file.path(), file.text()));
            throw e;
        }
    }
}

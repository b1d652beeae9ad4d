package dev.tidemark.ui.revision;

import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.application.project.PlannedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the screen of a new revision uses, for one project and what the revision is to do. Blocking, away from the window's
 * thread; throws {@link dev.tidemark.application.outcome.FailedException}.
 */
public interface Drafting {
    /** What is filled in at first. */
    Wish usual();

    /** The files as they would be; writes nothing. */
    Draft draft(Wish wish);

    /** Writes what was shown, or nothing where one of the files changed meanwhile. */
    void write(List<PlannedFile> files);

    /** Opens a file in the system's editor. */
    void open(Path file);

    /**
     * What a person says about a new revision.
     *
     * @param message what it does, in a line
     * @param format in which it is written
     * @param author who writes it; empty for whom Git names
     * @param contexts in which contexts it runs; empty for all
     * @param labels its labels; empty for none
     * @param converted the keys of the columns whose type is to be changed although rows are there
     */
    record Wish(
            String message, ChangelogFormat format, String author, String contexts, String labels,
            Set<String> converted) {
        public Wish {
            converted = Set.copyOf(converted);
        }
    }

    /**
     * A place that a person has to write or to decide.
     *
     * @param text what is missing, in a sentence
     * @param convert the key by which a person says that the column is to be converted all the same; null where there is
     *     nothing to decide
     */
    record Gap(String text, @Nullable String convert) {}

    /**
     * What would be written.
     *
     * @param files the revision first, then the root changelog where it changes
     * @param losses what data it takes away, one sentence each
     * @param author whose it is
     * @param gaps what only a person can write; the file says where
     * @param notes what else a person should know
     */
    record Draft(
            List<PlannedFile> files, String author, List<String> losses, List<Gap> gaps, List<String> notes) {
        public Draft {
            files = List.copyOf(files);
            losses = List.copyOf(losses);
            gaps = List.copyOf(gaps);
            notes = List.copyOf(notes);
        }
    }
}

package dev.tidemark.ui.comparison;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.difference.Comparison;
import dev.tidemark.domain.difference.IgnoreRule;
import dev.tidemark.domain.difference.Rename;
import dev.tidemark.domain.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What the screen that compares uses, for one database and its project. Blocking, away from the window's thread; throws
 * {@link dev.tidemark.application.outcome.FailedException}.
 */
public interface Comparing {
    /**
     * Reads both sides and compares them.
     *
     * @param sides what is compared
     * @param renames what a person said is one and the same
     * @param progress hears the percentage that is done
     * @param cancel may be asked from any thread
     */
    Answer compare(Sides sides, List<Rename> renames, IntConsumer progress, CancelToken cancel);

    /** Where the entity classes are, and whether they may be loaded. */
    Classes classes();

    /** Keeps that the person trusts the project's classes. */
    void trustModel();

    /** Looks for the entity classes in these from now on. */
    void useModelClassPath(List<Path> classPath);

    /** The project file with that rule, or without it; writes nothing. */
    PlannedFile previewIgnore(IgnoreRule rule, boolean remove);

    /** Writes what was previewed. */
    void write(PlannedFile file);

    /** Saves a schema as a file; says whether one was replaced. */
    boolean save(Schema schema, Path file);

    /**
     * Where entity classes are.
     *
     * @param places folders and jars; empty where none is known
     * @param trusted whether the person said that they may be loaded: that runs code of theirs
     */
    record Classes(List<Path> places, boolean trusted) {
        /** None. */
        static final Classes NONE = new Classes(List.of(), false);

        public Classes {
            places = List.copyOf(places);
        }
    }

    /**
     * What is compared.
     *
     * @param left what is wanted
     * @param right what is there
     */
    record Sides(SideChoice left, SideChoice right) {
        /** The other way round. */
        Sides swapped() {
            return new Sides(right, left);
        }
    }

    /**
     * What came of it.
     *
     * @param comparison the differences
     * @param left the schema on the left
     * @param right the schema on the right
     * @param notes what a person should know, such as classes that could not be read
     */
    record Answer(Comparison comparison, Schema left, Schema right, List<String> notes) {
        public Answer {
            notes = List.copyOf(notes);
        }
    }
}

package dev.tidemark.ui.view;

import dev.tidemark.application.OpenDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the demo that comes with the program: databases with a history, which nobody needs. */
public interface SampleOpener {
    /** What the demo has to show, the first one first. */
    enum Demo {
        /** Straight on: some revisions applied, some to apply. */
        TODO,
        /** The troubles of real life: edited, out of order, marked, of somebody else's files. */
        EVOLUTION
    }

    /** Where its databases are made. */
    enum Place {
        /** In this program's memory; at once. */
        MEMORY,
        /** On the PostgreSQL that comes with the program; takes a few seconds to start. */
        SERVER
    }

    /**
     * One database of the demo.
     *
     * @param demo what it shows
     * @param place where it is
     */
    record Choice(Demo demo, Place place) {}

    /** What can be opened, in the order in which it is. */
    List<Demo> demos();

    /** Why the demo cannot be opened in that place, in sentences; null where it can. May take a moment. */
    @Nullable
    String missing(Place place);

    /**
     * Makes that database with its history; what was made for the same choice before is dropped. Blocks.
     *
     * @throws dev.tidemark.application.outcome.FailedException where it cannot be made
     */
    OpenDatabase open(Choice choice);

    /** Which database of the demo that is; null where it is none of its own making. Does not block. */
    @Nullable
    Choice choice(OpenDatabase database);
}

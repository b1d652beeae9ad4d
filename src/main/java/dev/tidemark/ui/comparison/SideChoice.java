package dev.tidemark.ui.comparison;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One of the two things that can be compared.
 *
 * @param kind what it is
 * @param name what it is called on screen
 * @param file the schema file; null for the other kinds
 * @param database which other open database, by its place in the list of them; -1 for the other kinds
 */
public record SideChoice(Kind kind, String name, @Nullable Path file, int database) {
    /** What can be compared. */
    public enum Kind {
        /** The entity classes of the project. */
        MODEL,
        /** The database that is shown. */
        DATABASE,
        /** Another database that is open. */
        OTHER,
        /** A schema file. */
        FILE,
        /** A schema file that is chosen next. */
        CHOOSE_FILE
    }

    /** One that needs nothing but its kind. */
    public static SideChoice of(Kind kind, String name) {
        return new SideChoice(kind, name, null, -1);
    }
}

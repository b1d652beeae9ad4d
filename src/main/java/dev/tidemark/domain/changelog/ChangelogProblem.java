package dev.tidemark.domain.changelog;

import org.jspecify.annotations.Nullable;

/**
 * Something that a person should know about the files or the record.
 *
 * @param severity how bad it is; an error stops plans that touch it
 * @param message what is wrong and what to do, in plain words
 * @param path the file, or null where none is to blame
 * @param line the line counted from 1, or 0 where it is not known
 */
public record ChangelogProblem(Severity severity, String message, @Nullable String path, int line) {

    /** How bad a problem is. */
    public enum Severity {
        /** Nothing that writes may run before it is mended. */
        ERROR,
        /** Worth knowing before anything is run. */
        WARNING
    }

    /** The message with its place in front, such as {@code db/root.xml:3: ...}, where it does not name it itself. */
    public String sentence() {
        if (path == null || message.startsWith(path)) {
            return message;
        }
        return path + (line > 0 ? ":" + line : "") + ": " + message;
    }
}

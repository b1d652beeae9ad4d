package dev.tidemark.application.project;

/**
 * Where something was found.
 *
 * @param file the file relative to the project's folder, or what else it was, such as an environment variable
 * @param line its line from 1, or 0 where there is none
 */
public record Origin(String file, int line) {
    /** File and line as a person reads them. */
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file;
    }
}

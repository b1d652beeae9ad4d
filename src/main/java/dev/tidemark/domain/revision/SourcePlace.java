package dev.tidemark.domain.revision;

/**
 * Where a revision stands in the files.
 *
 * @param file the file as it was opened, relative to the search path
 * @param line the line counted from 1, or 0 where it could not be found
 */
public record SourcePlace(String file, int line) {

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file;
    }
}

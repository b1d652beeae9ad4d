package dev.tidemark.application.port;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the place of a project's next revision, and what has to be said in the root changelog. Only reads. */
public interface RevisionHome {
    /**
     * Where it goes.
     *
     * @param ending of the new file, such as {@code sql}
     * @throws dev.tidemark.application.outcome.FailedException where no root changelog is named, or it cannot be read
     */
    Home find(ProjectSettings project, String ending);

    /**
     * The root changelog's text with one more include at its end; everything else stays as it is, sign for sign.
     *
     * @param file the root, whose ending says how it is read
     * @param text what stands in it
     * @param target the file to include, as the root is to say it
     * @param relative whether that is relative to the root's own folder
     * @throws dev.tidemark.application.outcome.FailedException where the root cannot include files, or is written in a way
     *     that cannot be extended safely
     */
    String including(Path file, String text, String target, boolean relative);

    /**
     * Where a new file goes.
     *
     * @param root the root changelog's file; null where it lies in an archive
     * @param rootName the root changelog as the project names it
     * @param there whether the root changelog is there
     * @param folder where the new file goes; null where that lies in an archive
     * @param path that folder as the changelog names it, with a slash at its end, or empty
     * @param covered whether an includeAll takes every such file of that folder, so that nothing has to be said
     * @param relative whether the root's own includes are relative to its folder
     * @param files the changelog's files, as it names them
     */
    record Home(
            @Nullable Path root,
            String rootName,
            boolean there,
            @Nullable Path folder,
            String path,
            boolean covered,
            boolean relative,
            List<String> files) {
        public Home {
            files = List.copyOf(files);
        }
    }
}

package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;
import liquibase.resource.ZipResourceAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the project's files on its search path and nowhere else: what leads out of it by {@code ..} or by a
 * symbolic link is refused, because Liquibase itself would follow it to any file of the machine.
 */
final class SearchPath extends AbstractResourceAccessor {
    private final List<Entry> entries;
    private final FileStates states;
    private @Nullable FileChecks checks;

    /** A folder or archive, with what Liquibase reads it through. */
    private record Entry(Path root, boolean folder, ResourceAccessor accessor) {}

    SearchPath(List<Path> roots, FileStates states) {
        this.states = states;
        this.entries = new ArrayList<>();
        for (Path root : roots) {
            entries.add(open(root));
        }
    }

    private static Entry open(Path root) {
        try {
            boolean folder = Files.isDirectory(root);
            if (!folder && !Files.isRegularFile(root)) {
                throw missing(root);
            }
            return new Entry(
                    root.toRealPath(), folder,
                    folder ? new DirectoryResourceAccessor(root) : new ZipResourceAccessor(root));
        } catch (IOException | IllegalArgumentException e) {
            throw new FailedException(
                    new Failure.BadChangelog(
                            "The search path entry " + root + why(e),
                            "Look at the file and its permissions.",
                            root.toString(),
                            0),
                    e);
        }
    }

    private static String why(Exception e) {
        boolean leadsOut = String.valueOf(e.getMessage()).contains("'..'");
        return leadsOut
                ? " is an archive with names in it that lead out of it; nothing of it is read."
                : " cannot be read as a folder, a jar or a zip.";
    }

    private static FailedException missing(Path root) {
        return new FailedException(new Failure.BadChangelog(
                "The search path entry " + root + " does not exist.",
                "Check the search path (searchPath in tidemark.yaml).",
                root.toString(),
                0));
    }

    /** Who sees the files of a changelog before Liquibase does; null for nobody. */
    void checked(@Nullable FileChecks by) {
        checks = by;
    }

    @Override
    public List<Resource> getAll(String path) throws IOException {
        String plain = plain(path);
        List<Resource> found = new ArrayList<>();
        for (Entry entry : entries) {
            note(entry, plain);
            List<Resource> here = entry.accessor().getAll(plain);
            if (here != null) {
                for (Resource resource : here) {
                    found.add(new CheckedResource(resource, this));
                }
            }
        }
        return found;
    }

    @Override
    public List<Resource> search(String path, boolean recursive) throws IOException {
        SearchOptions options = new SearchOptions();
        options.setRecursive(recursive);
        return search(path, options);
    }

    @Override
    public List<Resource> search(String path, SearchOptions options) throws IOException {
        String plain = plain(path);
        List<Resource> found = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.folder()) {
                Path folder = inside(entry, plain);
                states.folder(folder);
            }
            for (Resource resource : entry.accessor().search(plain, options)) {
                found.add(new CheckedResource(resource, this));
            }
        }
        return found;
    }

    private static String plain(String path) {
        return path.replaceFirst("^classpath\\*?:", "").replace('\\', '/');
    }

    private void note(Entry entry, String path) throws IOException {
        states.file(entry.folder() ? inside(entry, path) : entry.root());
    }

    /** The file's place, refused where it lies outside of every folder of the search path. */
    private Path inside(Entry entry, String path) throws IOException {
        Path place = entry.root().resolve(path.replaceFirst("^/+", "")).normalize();
        Path real = Files.exists(place) ? place.toRealPath() : place;
        if (entries.stream().noneMatch(e -> real.startsWith(e.root()))) {
            throw new FailedException(new Failure.BadChangelog(
                    "The changelog asks for " + path + ", which leads out of the search path to " + real + ".",
                    "If that file belongs to the project, add its folder to the search path.",
                    path,
                    0));
        }
        return place;
    }

    /** Opens a file, refused where it lies outside. */
    InputStream open(Resource resource) throws IOException {
        opened(resource);
        FileChecks by = checks;
        boolean changelog =
                by != null && (Includes.canInclude(resource.getPath()) || resource.getPath().endsWith(".sql"));
        if (by == null || !changelog) {
            return resource.openInputStream();
        }
        try (InputStream in = resource.openInputStream()) {
            return new ByteArrayInputStream(by.opened(resource.getPath(), in.readAllBytes()));
        } catch (IOException e) {
            throw unreadable(resource, e);
        }
    }

    private static FailedException unreadable(Resource resource, IOException cause) {
        return new FailedException(
                new Failure.BadChangelog(
                        "The file " + resource.getPath() + " is there and cannot be read.",
                        "Look at its permissions.",
                        resource.getPath(),
                        0),
                cause);
    }

    /** Refuses a file that lies outside, and remembers the state of one that lies inside. */
    private void opened(Resource resource) throws IOException {
        if (!"file".equals(resource.getUri().getScheme())) {
            return;
        }
        Path real = Path.of(resource.getUri()).toRealPath();
        if (entries.stream().noneMatch(e -> real.startsWith(e.root()))) {
            throw new FailedException(new Failure.BadChangelog(
                    "The changelog asks for " + resource.getPath() + ", which leads out of the search path to " + real
                            + ".",
                    "If that file belongs to the project, add its folder to the search path.",
                    resource.getPath(),
                    0));
        }
        if (Files.isDirectory(real)) {
            throw new FailedException(new Failure.BadChangelog(
                    resource.getPath() + " is a folder, and a file is asked for.",
                    "Name the file, or include the folder as a folder (includeAll).",
                    resource.getPath(),
                    0));
        }
        if (Files.exists(real) && !Files.isRegularFile(real)) {
            // To read a pipe would wait for somebody to write into it.
            throw new FailedException(new Failure.BadChangelog(
                    "The file " + resource.getPath() + " is no ordinary file, but a pipe or a device.",
                    "Put an ordinary file in its place.",
                    resource.getPath(),
                    0));
        }
        states.file(real);
    }

    @Override
    public List<String> describeLocations() {
        return entries.stream().map(e -> e.root().toString()).toList();
    }

    @Override
    @SuppressWarnings("try") // Liquibase's accessors declare Exception; closing files is not interrupted
    public void close() throws IOException {
        for (Entry entry : entries) {
            try {
                entry.accessor().close();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}

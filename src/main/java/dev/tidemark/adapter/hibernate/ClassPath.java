package dev.tidemark.adapter.hibernate;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.EntityModel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The user's class path, looked at as files. An entry is a folder of classes, a jar, or a folder that holds jars: those are
 * libraries, in which entities are looked for only where packages are named.
 *
 * @param roots what is there, in order
 * @param problems entries that are not
 */
record ClassPath(List<Root> roots, List<Problem> problems) {
    static final String WHERE = "Check the class path (classPath in tidemark.yaml).";

    /**
     * A part of it.
     *
     * @param path a folder or a jar
     * @param library whether it came with a folder of jars
     */
    record Root(Path path, boolean library) {}

    /** Hears what lies in a root. */
    interface Visitor {
        /** Whether the file of that name, with forward slashes, is wanted. */
        boolean wants(String name);

        /** Its content. */
        void visit(String name, byte[] content);
    }

    /**
     * Finds the parts.
     *
     * @throws FailedException where there is none at all
     */
    static ClassPath of(List<Path> entries) {
        List<Root> roots = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                List<Path> jars = jars(entry);
                if (jars.isEmpty()) {
                    roots.add(new Root(entry, false));
                } else {
                    jars.forEach(jar -> roots.add(new Root(jar, true)));
                }
            } else if (Files.isRegularFile(entry)) {
                roots.add(new Root(entry, false));
            } else {
                problems.add(new Problem(
                        entry.toString(), "This part of the class path is not there.",
                        WHERE + " If it is made by a build, run the build first."));
            }
        }
        if (roots.isEmpty()) {
            throw new FailedException(new Failure.WrongUsage(
                    entries.isEmpty()
                            ? "No class path is known for the entity model."
                            : "The class path of the entity model is not there: " + words(entries) + ".",
                    "Build the application, or name its class folders and jars: " + WHERE));
        }
        return new ClassPath(roots, problems);
    }

    private static String words(List<Path> entries) {
        return String.join(", ", entries.stream().map(Path::toString).toList());
    }

    /** The jars of a folder that holds no classes of its own. */
    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ClassPath::isJar).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isJar(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jar") && Files.isRegularFile(file);
    }

    /** All of it, for a class loader. */
    List<Path> paths() {
        return roots.stream().map(Root::path).toList();
    }

    /**
     * Goes through one root.
     *
     * @throws IOException where it cannot be read, or is no jar
     */
    static void walk(Root root, Visitor visitor) throws IOException {
        if (Files.isDirectory(root.path())) {
            walkFolder(root.path(), visitor);
            return;
        }
        try (ZipFile zip = new ZipFile(root.path().toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(e -> (ZipEntry) e)::iterator) {
                if (!entry.isDirectory() && visitor.wants(entry.getName())) {
                    try (var in = zip.getInputStream(entry)) {
                        visitor.visit(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
    }

    private static void walkFolder(Path folder, Visitor visitor) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted().toList();
        }
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (visitor.wants(name) && Files.isRegularFile(file)) {
                visitor.visit(name, Files.readAllBytes(file));
            }
        }
    }

    /** Names, sizes and times of every file below {@code entry}, or that it is not there. */
    static void stamp(Path entry, StringBuilder into) {
        into.append(entry).append('\n');
        if (!Files.exists(entry)) {
            into.append("is not there\n");
            return;
        }
        try (Stream<Path> files =
                Files.find(entry, Integer.MAX_VALUE, (path, attributes) -> attributes.isRegularFile())) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                into.append(file).append(' ').append(attributes.size()).append(' ')
                        .append(attributes.lastModifiedTime()).append('\n');
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            into.append("cannot be read\n");
        }
    }
}

package dev.tidemark.fault;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Starts small programs of this class path quickly: the first one that ends well leaves an archive of its classes (java's
 * -XX:ArchiveClassesAtExit), which halves what the others cost. Such an archive takes classes from jars only, so folders are
 * packed first.
 */
final class ChildJvm {
    private static final List<String> SMALL = List.of(
            "-Xmx192m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable");

    private final Path archive;
    private final String classPath;

    /** Packs what it needs into that folder. */
    ChildJvm(Path folder) throws IOException {
        this.archive = folder.resolve("classes.jsa");
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                entries.add(packed(path, folder.resolve("packed" + entries.size() + ".jar")).toString());
            } else if (Files.exists(path)) {
                entries.add(entry);
            }
        }
        this.classPath = String.join(File.pathSeparator, entries);
    }

    private static Path packed(Path folder, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> files = Files.walk(folder)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Path each : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(each).toString().replace(File.separatorChar, '/');
                if (name.startsWith("META-INF/") || name.startsWith("dev/") && !name.startsWith("dev/tidemark/ui/")) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(each, zip);
                    zip.closeEntry();
                }
            }
        }
        return jar;
    }

    /** Runs one to its end and keeps an archive of its classes where there is none; otherwise starts it with that. */
    Process start(boolean toItsEnd, String main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        if (Files.exists(archive)) {
            command.addAll(List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive));
        } else if (toItsEnd) {
            command.add("-XX:ArchiveClassesAtExit=" + archive);
        }
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}

package dev.tidemark.adapter.files;

import dev.tidemark.application.port.OutputFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The output folders of Maven and Gradle. */
final class BuildOutputs implements OutputFolders {
    private static final List<String> PLACES = List.of(
            "target/classes", "build/classes/java/main", "build/classes/kotlin/main", "build/classes/groovy/main",
            "build/resources/main", "target/dependency");

    @Override
    public List<Path> find(Path project) {
        List<Path> found = new ArrayList<>(below(project));
        try (Stream<Path> modules = Files.list(project)) {
            modules.filter(BuildOutputs::mayBeModule).sorted().forEach(module -> found.addAll(below(module)));
        } catch (IOException e) {
            // A folder that cannot be listed has no modules that could be read.
        }
        return found;
    }

    private static boolean mayBeModule(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return Files.isDirectory(folder) && !name.startsWith(".") && !name.equals("target") && !name.equals("build");
    }

    private static List<Path> below(Path folder) {
        return PLACES.stream().map(folder::resolve).filter(Files::isDirectory).toList();
    }
}

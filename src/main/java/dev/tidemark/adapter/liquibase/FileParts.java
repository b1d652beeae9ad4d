package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.revision.SourcePlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import liquibase.resource.Resource;
import org.jspecify.annotations.Nullable;

/** The files of one changelog, read on our own account and without being checked once more. Inside the scope only. */
final class FileParts {
    private static final Set<String> KEYS = Set.of("class", "className");

    private final SearchPath files;
    private final String root;
    private final Includes includes;
    private boolean quiet;

    FileParts(SearchPath files, String root) {
        this.files = files;
        this.root = root;
        this.includes = new Includes(files, this::parts);
    }

    Includes includes() {
        return includes;
    }

    /** Whether what is read now is not Liquibase's reading, and needs no check. */
    boolean quiet() {
        return quiet;
    }

    /** From now on nothing is checked. */
    void silence() {
        quiet = true;
    }

    /** Where the files name that class first; null where they do not. */
    @Nullable
    SourcePlace place(String className) {
        boolean before = quiet;
        quiet = true;
        try {
            for (String path : includes.below(root)) {
                Part top = Includes.canInclude(path) ? parts(path) : null;
                Part part = top == null ? null : naming(top, className);
                if (part != null) {
                    return new SourcePlace(path, part.line());
                }
            }
            return null;
        } finally {
            quiet = before;
        }
    }

    /** All classes that the files name. */
    Set<String> classes() {
        boolean before = quiet;
        quiet = true;
        try {
            Set<String> found = new LinkedHashSet<>();
            for (String path : includes.below(root)) {
                Part top = Includes.canInclude(path) ? parts(path) : null;
                if (top != null) {
                    collect(top, found);
                }
            }
            return found;
        } finally {
            quiet = before;
        }
    }

    private static void collect(Part part, Set<String> found) {
        for (Part below : part.parts()) {
            if (KEYS.contains(below.name()) && !below.text().isBlank()) {
                found.add(below.text());
            }
            collect(below, found);
        }
    }

    private static @Nullable Part naming(Part part, String className) {
        for (Part below : part.parts()) {
            if (below.text().equals(className) && KEYS.contains(below.name())) {
                return below;
            }
            Part found = naming(below, className);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether there is a file of that name. */
    boolean exists(String path) {
        try {
            return files.get(path).exists();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** What a file holds; null where there is none. */
    byte @Nullable [] bytes(String path) {
        boolean before = quiet;
        quiet = true;
        try {
            Resource resource = files.get(path);
            if (!resource.exists() || directory(resource)) {
                return null;
            }
            try (InputStream in = resource.openInputStream()) {
                return in.readAllBytes();
            }
        } catch (IOException | RuntimeException e) {
            return null;
        } finally {
            quiet = before;
        }
    }

    private static boolean directory(Resource resource) {
        return "file".equals(resource.getUri().getScheme())
                && Files.isDirectory(Path.of(resource.getUri()));
    }

    /** A file taken apart; null where that does not work. */
    @Nullable
    Part parts(String path) {
        byte[] bytes = bytes(path);
        if (bytes == null) {
            return null;
        }
        try {
            return yaml(path)
                    ? YamlParts.read(FileText.utf8(bytes), path.endsWith(".json")).root()
                    : XmlParts.read(bytes);
        } catch (BadFile e) {
            return null;
        }
    }

    /** Whether a file is YAML or JSON by its name. */
    static boolean yaml(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
    }

    /** Whether a file is SQL by its name. */
    static boolean sql(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".sql");
    }
}

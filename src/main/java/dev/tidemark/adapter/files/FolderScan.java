package dev.tidemark.adapter.files;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectScan;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a folder level by level, so that the limits cut off what lies deepest. Links to folders are not followed,
 * so that none leads in a circle or out of the project.
 */
final class FolderScan implements ProjectScan {
    private static final int DEPTH = 12;
    private static final int ENTRIES = 50_000;
    private static final int CHANGELOGS = 5_000;
    private static final long BYTES = 4_000_000;
    private static final Set<String> SKIPPED = Set.of(
            "target", "build", "out", "bin", "dist", "node_modules", "venv", "__pycache__", "vendor", "src/test");
    private static final Pattern APPLICATION = Pattern.compile("application(-[^.]+)?\\.(ya?ml|properties)");
    private static final Pattern LIQUIBASE = Pattern.compile("liquibase[^/]*\\.properties");

    @Override
    public Scan scan(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new FailedException(new Failure.WrongUsage(
                    "There is no folder " + folder + ".", "Choose a folder that is there."));
        }
        if (!Files.isReadable(folder)) {
            throw new FailedException(new Failure.WrongUsage(
                    "The folder " + folder + " cannot be read.", "Look at its permissions, or choose another one."));
        }
        return new Walk(folder).scan();
    }

    /** One look through one folder. */
    private static final class Walk {
        private final Path top;
        private final List<ConfigFile> configs = new ArrayList<>();
        private final List<ChangelogFile> changelogs = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private int seen;
        private boolean cut;

        Walk(Path top) {
            this.top = top;
        }

        Scan scan() {
            Deque<Path> waiting = new ArrayDeque<>();
            waiting.add(top);
            while (!waiting.isEmpty() && !cut) {
                for (Path entry : entries(waiting.remove())) {
                    cut |= ++seen > ENTRIES || changelogs.size() >= CHANGELOGS;
                    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                        if (!skipped(entry)) {
                            waiting.add(entry);
                        }
                    } else if (!cut && Files.isRegularFile(entry)) {
                        file(entry);
                    }
                }
            }
            if (cut) {
                problems.add("The folder holds more than is looked through; what lies deepest was left out.");
            }
            return new Scan(configs, changelogs, problems, cut);
        }

        private List<Path> entries(Path folder) {
            List<Path> found = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(found::add);
            } catch (IOException | java.nio.file.DirectoryIteratorException e) {
                problems.add("The folder " + name(folder) + " cannot be read.");
            }
            found.sort(null);
            return found;
        }

        private boolean skipped(Path folder) {
            String name = name(folder);
            String last = name.substring(name.lastIndexOf('/') + 1);
            boolean deep = top.relativize(folder).getNameCount() >= DEPTH;
            cut |= deep;
            return deep || last.startsWith(".") || SKIPPED.contains(last.toLowerCase(Locale.ROOT))
                    || SKIPPED.contains(name) || name.endsWith("/src/test");
        }

        private void file(Path file) {
            String name = name(file);
            String last = name.substring(name.lastIndexOf('/') + 1);
            if (last.equals(".env")) {
                config(Kind.VARIABLES, file, name);
            } else if (APPLICATION.matcher(last).matches()) {
                config(Kind.APPLICATION, file, name);
            } else if (LIQUIBASE.matcher(last).matches()) {
                config(Kind.LIQUIBASE, file, name);
            } else if (ChangelogText.mayBe(last)) {
                ChangelogFile changelog = changelog(file, name);
                if (changelog != null) {
                    changelogs.add(changelog);
                }
            }
        }

        private void config(Kind kind, Path file, String name) {
            String text = text(file, name, true);
            if (text != null) {
                ConfigText parsed = new ConfigText(name);
                configs.add(new ConfigFile(kind, name, parsed.read(kind, text)));
                problems.addAll(parsed.problems());
            }
        }

        private @Nullable ChangelogFile changelog(Path file, String name) {
            String text = text(file, name, false);
            return text == null || !ChangelogText.is(name, text)
                    ? null
                    : new ChangelogFile(name, ChangelogText.includes(name, text));
        }

        private @Nullable String text(Path file, String name, boolean wanted) {
            try {
                if (Files.size(file) > BYTES) {
                    return null;
                }
                try {
                    String text = Files.readString(file);
                    return text.startsWith("\uFEFF") ? text.substring(1) : text;
                } catch (CharacterCodingException e) {
                    return Files.readString(file, StandardCharsets.ISO_8859_1);
                }
            } catch (IOException e) {
                if (wanted) {
                    problems.add("The file " + name + " cannot be read.");
                }
                return null;
            }
        }

        private String name(Path path) {
            return top.relativize(path).toString().replace('\\', '/');
        }
    }
}

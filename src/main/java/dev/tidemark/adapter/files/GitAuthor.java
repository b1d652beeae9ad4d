package dev.tidemark.adapter.files;

import dev.tidemark.application.port.Authors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the author out of git's configuration as git does (manual of git-config): the variable GIT_AUTHOR_NAME, the repository's
 * own file, then the person's. No program is started; {@code include} in those files is not followed.
 */
final class GitAuthor implements Authors {
    private final Map<String, String> variables;
    private final Path home;

    GitAuthor(Map<String, String> variables, Path home) {
        this.variables = Map.copyOf(variables);
        this.home = home;
    }

    @Override
    public String author(Path folder) {
        String xdg = variables.get("XDG_CONFIG_HOME");
        Path config = xdg != null && !xdg.isBlank() ? Path.of(xdg) : home.resolve(".config");
        Path own = repository(folder.toAbsolutePath().normalize());
        return Stream.of(
                variables.get("GIT_AUTHOR_NAME"),
                own == null ? null : name(own.resolve("config")),
                name(home.resolve(".gitconfig")),
                name(config.resolve("git").resolve("config")),
                variables.get("USER"),
                System.getProperty("user.name"))
                .filter(Objects::nonNull)
                .map(name -> name.replaceAll("[\\p{Cntrl}\"]", "").strip())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("tidemark");
    }

    /** The folder that holds the repository's configuration; null where the folder is in none. */
    private static @Nullable Path repository(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.isDirectory(git)) {
                return git;
            }
            if (Files.isRegularFile(git)) {
                return linked(at, git);
            }
        }
        return null;
    }

    /** A working tree beside its repository: {@code gitdir:} names its own folder, {@code commondir} there the shared one. */
    private static @Nullable Path linked(Path at, Path file) {
        try {
            String said = Files.readString(file).strip();
            if (!said.startsWith("gitdir:")) {
                return null;
            }
            Path own = at.resolve(said.substring(7).strip()).normalize();
            Path common = own.resolve("commondir");
            return Files.isRegularFile(common) ? own.resolve(Files.readString(common).strip()).normalize() : own;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable String name(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        boolean user = false;
        String found = null;
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : lines.map(String::strip).toList()) {
                if (line.startsWith("[")) {
                    user = line.toLowerCase(Locale.ROOT).replaceAll("\\s", "").startsWith("[user]");
                } else if (user && line.toLowerCase(Locale.ROOT).matches("name\\s*=.*")) {
                    found = value(line.substring(line.indexOf('=') + 1).strip());
                }
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }

    private static String value(String said) {
        if (said.startsWith("\"")) {
            int end = said.indexOf('"', 1);
            return end > 0 ? said.substring(1, end) : said.substring(1);
        }
        return said.replaceFirst("\\s+[#;].*", "");
    }
}

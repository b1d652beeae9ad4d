package dev.tidemark.adapter.desktop;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Opens files with the program that the system starts for them: xdg-open, open, or Windows' own. */
public final class SystemOpener implements SourceFiles {
    private static final int PATIENCE_SECONDS = 5;

    private final Opener opener;

    /** On the system of that name, as {@code os.name} has it. */
    public SystemOpener(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        this.opener = name.startsWith("windows")
                ? Opener.WINDOWS
                : name.startsWith("mac") ? Opener.MAC : Opener.OTHER;
    }

    private enum Opener {
        WINDOWS, MAC, OTHER
    }

    @Override
    public @Nullable Path find(ProjectSettings project, String file) {
        for (Path root : project.searchPath()) {
            Path found = root.resolve(file).normalize();
            if (found.startsWith(root.normalize()) && Files.isRegularFile(found)) {
                return found.toAbsolutePath();
            }
        }
        return null;
    }

    @Override
    public void open(Path file) {
        start(file, command(file));
    }

    @Override
    public void showFolder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        start(file, folderCommand(file, parent == null ? file : parent));
    }

    /** What opens {@code file}. Windows reads the first argument of start as a title. */
    List<String> command(Path file) {
        return switch (opener) {
            case WINDOWS -> List.of("rundll32", "url.dll,FileProtocolHandler", file.toString());
            case MAC -> List.of("open", file.toString());
            case OTHER -> List.of("xdg-open", file.toString());
        };
    }

    /** What shows {@code folder}, with {@code file} in it selected where the system can. */
    List<String> folderCommand(Path file, Path folder) {
        return switch (opener) {
            case WINDOWS -> List.of("explorer", "/select," + file);
            case MAC -> List.of("open", "-R", file.toString());
            case OTHER -> List.of("xdg-open", folder.toString());
        };
    }

    /** An opener that still runs after a while has become the program itself, and is left alone. */
    private void start(Path file, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (ended && process.exitValue() != 0 && opener != Opener.WINDOWS) {
                throw cannot(file, command.getFirst() + " ended with " + process.exitValue() + ".", null);
            }
        } catch (IOException e) {
            throw cannot(file, command.getFirst() + " could not be started.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static FailedException cannot(Path file, String why, @Nullable Throwable cause) {
        Failure failure = new Failure.WrongUsage(
                "The system has no program for " + file + ": " + why,
                "Copy the path and open it in your editor.");
        return cause == null ? new FailedException(failure) : new FailedException(failure, cause);
    }
}

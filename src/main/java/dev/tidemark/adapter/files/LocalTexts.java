package dev.tidemark.adapter.files;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.TextFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Files on this computer, in UTF-8. */
final class LocalTexts implements TextFiles {
    @Override
    public @Nullable String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            throw refused("The file " + file + " cannot be read.", e);
        }
    }

    @Override
    public void create(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw refused("There is a file " + e.getFile() + " already, and it was left alone.", e);
        } catch (IOException e) {
            throw refused("The file " + file + " cannot be written.", e);
        }
    }

    @Override
    public void replace(Path file, String text) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw refused("The file " + file + " cannot be written.", e);
        }
    }

    private static FailedException refused(String what, IOException cause) {
        return new FailedException(
                new Failure.Refused(what, "Look at its permissions, or choose another folder."), cause);
    }
}

package dev.tidemark.adapter.files;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.TextFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files on this computer. New ones are in UTF-8; one that is there keeps its encoding. Nobody ever sees half a file: it is
 * written beside its place and then put there.
 */
final class LocalTexts implements TextFiles {
    private static final Set<PosixFilePermission> WRITE = Set.of(
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    @Override
    public @Nullable String read(Path file) {
        try {
            return Files.exists(file) ? Encoded.read(Files.readAllBytes(file)).text() : null;
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
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Path beside = beside(file, bytes);
            try {
                link(file, beside, bytes);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (FileAlreadyExistsException e) {
            throw refused("There is a file " + file + " already, and it was left alone.", e);
        } catch (IOException e) {
            throw refused("The file " + file + " cannot be written.", e);
        }
    }

    /** A hard link comes whole or, where a file of that name is there, not at all; some file systems have none. */
    private static void link(Path file, Path beside, byte[] bytes) throws IOException {
        try {
            Files.createLink(file, beside);
        } catch (UnsupportedOperationException e) {
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    private static Path beside(Path file, byte[] bytes) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        Files.write(beside, bytes);
        return beside;
    }

    @Override
    public void replace(Path file, String text) {
        writable(file);
        try {
            Path real = file.toRealPath();
            byte[] bytes = Encoded.read(Files.readAllBytes(real)).bytes(text);
            Path beside = beside(real, bytes);
            try {
                keepPermissions(real, beside);
                move(beside, real);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (CharacterCodingException e) {
            throw refused("The file " + file + " is in an encoding that has no sign for what was to be written.", e);
        } catch (IOException e) {
            throw refused("The file " + file + " cannot be written.", e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        if (Files.getFileAttributeView(from, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    /** A file that nobody may write is left alone, although its folder would let it be replaced. */
    @Override
    public void writable(Path file) {
        try {
            boolean open = Files.getFileAttributeView(file, PosixFileAttributeView.class) == null
                    || Files.getPosixFilePermissions(file).stream().anyMatch(WRITE::contains);
            if (!open || !Files.isWritable(file)) {
                throw refused("The file " + file + " is read-only, and nothing was written.", null);
            }
        } catch (IOException e) {
            throw refused("The file " + file + " cannot be written.", e);
        }
    }

    @Override
    public void takeBack(Path file, String text) {
        try {
            if (Files.exists(file) && text.equals(Files.readString(file))) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // It stays, whole and named by nobody.
        }
    }

    private static FailedException refused(String what, @Nullable IOException cause) {
        Failure failure = new Failure.Refused(what, "Look at its permissions, or choose another folder.");
        return cause == null ? new FailedException(failure) : new FailedException(failure, cause);
    }
}

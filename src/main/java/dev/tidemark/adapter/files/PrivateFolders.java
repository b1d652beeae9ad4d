package dev.tidemark.adapter.files;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.TemporaryFolders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Folders below the system's one for temporary files, for their owner only. Each holds a locked file for as long as its
 * program lives: the system drops the lock when the program ends, however it ends, so a folder whose lock can be had was
 * left behind. That holds where process numbers do not: after a restart, and between containers that share the folder.
 */
final class PrivateFolders implements TemporaryFolders {
    private static final String LOCK = "lock";
    private static final String INSIDE = "files";
    private static final Duration YOUNG = Duration.ofSeconds(5);

    private final Path base;
    private final long pid = ProcessHandle.current().pid();

    PrivateFolders(Path base) {
        this.base = base;
    }

    @Override
    public Folder create(String purpose, Consumer<Path> ending) {
        try {
            Path root = Files.createTempDirectory(base, "tidemark-" + purpose + "-" + pid + "-");
            Kept kept = new Kept(root, FileChannel.open(
                    root.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ending);
            removeLeftovers(purpose, Files.getOwner(root), ending);
            return kept;
        } catch (IOException e) {
            throw new FailedException(
                    new Failure.Unexpected(
                            "No folder for temporary files can be made below " + base + ": " + e.getMessage(), "",
                            "Make room there, or see who may write there.", ""),
                    e);
        }
    }

    private void removeLeftovers(String purpose, UserPrincipal owner, Consumer<Path> ending) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, "tidemark-" + purpose + "-*-*")) {
            for (Path folder : folders) {
                // Looking at a lock of our own would give it away: closing any channel of a file drops its locks.
                boolean ours = folder.getFileName().toString().startsWith("tidemark-" + purpose + "-" + pid + "-");
                if (!ours && isLeftBehind(folder, owner)) {
                    ending.accept(folder.resolve(INSIDE));
                    delete(folder);
                }
            }
        }
    }

    private static boolean isLeftBehind(Path folder, UserPrincipal owner) {
        try {
            BasicFileAttributes seen =
                    Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean young = seen.lastModifiedTime().toInstant().isAfter(Instant.now().minus(YOUNG));
            if (young || !seen.isDirectory() || !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
                return false; // a young one may not have its lock yet
            }
            Path lock = folder.resolve(LOCK);
            return !Files.exists(lock, LinkOption.NOFOLLOW_LINKS) || isFree(lock);
        } catch (IOException e) {
            return false; // Somebody else removes it now, or it is not ours to look into.
        }
    }

    private static boolean isFree(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    /** Removes a folder as far as it lets itself be removed, never following a link out of it. */
    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return gone(file);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
                    return gone(directory);
                }
            });
        } catch (IOException e) {
            // What stays is for a later start.
        }
    }

    private static FileVisitResult gone(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // In use still, or being removed by somebody else: what stays is for a later start.
        }
        return FileVisitResult.CONTINUE;
    }

    /** A folder that this program holds. */
    private static final class Kept implements Folder {
        private final Path root;
        private final Path path;
        private final FileChannel channel;
        private final Consumer<Path> ending;
        private final AtomicBoolean closed = new AtomicBoolean();
        private final Thread atExit = new Thread(this::remove, "tidemark-remove-temporary");

        Kept(Path root, FileChannel channel, Consumer<Path> ending) throws IOException {
            this.root = root;
            this.channel = channel;
            this.ending = ending;
            if (channel.tryLock() == null) {
                throw new IOException("Another program took " + root);
            }
            this.path = Files.createDirectory(root.resolve(INSIDE));
            Runtime.getRuntime().addShutdownHook(atExit);
        }

        @Override
        public Path path() {
            return path;
        }

        @Override
        public void close() {
            remove();
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException ending) {
                // The program ends already.
            }
        }

        private void remove() {
            if (closed.compareAndSet(false, true)) {
                ending.accept(path);
                try {
                    channel.close();
                } catch (IOException e) {
                    // The file goes now anyhow.
                }
                delete(root);
            }
        }
    }
}

package dev.tidemark.adapter.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Appends whole lines to a file that several processes append to, and forces them to the disk when asked. */
final class LineAppender implements AutoCloseable {
    /** A file lock belongs to the whole process: within it, threads have to wait here. */
    private static final ReentrantLock IN_PROCESS = new ReentrantLock();

    private final FileChannel channel;
    private final Forcing forcing;

    /** Makes file and folder, for their owner only, where they are not there. */
    LineAppender(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder, rights(posix, "rwx------"));
        }
        channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                rights(posix, "rw-------"));
        forcing = new Forcing(() -> channel.force(false));
    }

    private static FileAttribute<?>[] rights(boolean posix, String rights) {
        return posix
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** Appends {@code line}; {@link #force} returns when it is on the disk. */
    void append(String line) throws IOException {
        note(line);
        forcing.written();
    }

    /**
     * Appends {@code line}; a torn line that a crash left before it is ended first. It goes to the disk with what comes after
     * it.
     */
    void note(String line) throws IOException {
        IN_PROCESS.lock();
        try {
            FileLock lock = channel.lock();
            try {
                write(line);
            } finally {
                lock.release();
            }
        } finally {
            IN_PROCESS.unlock();
        }
    }

    private void write(String line) throws IOException {
        long end = channel.size();
        ByteBuffer rest = ByteBuffer.wrap(((torn(end) ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8));
        while (rest.hasRemaining()) {
            end += channel.write(rest, end);
        }
    }

    /** Begins to force what was appended to the disk, and returns at once. */
    void forceSoon() {
        forcing.soon();
    }

    /** Forces what was appended to the disk. */
    void force() throws IOException {
        forcing.now();
    }

    private boolean torn(long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
    }

    @Override
    public void close() {
        forcing.close();
        try {
            channel.close();
        } catch (IOException e) {
            // What matters was forced to the disk before: nothing can be lost here.
        }
    }
}
